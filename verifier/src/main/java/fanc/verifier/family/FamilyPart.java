package fanc.verifier.family;

import fanc.verifier.inputs.InputSet;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** Some regions of a family, as a set that linear functions can be minimised over. Immutable. */
public interface FamilyPart {
  /** Returns the number of regions, exactly. */
  BigInteger count();

  /** Returns the union of the regions. */
  InputSet inputs();

  /**
   * Divides the part: each of its regions is in exactly one of those returned.
   *
   * @return at least two parts; none if this is a single region
   */
  List<FamilyPart> split();

  /**
   * Returns the numbers of the regions.
   *
   * @throws UnsupportedOperationException if they are too many to be numbered
   */
  LongStream regions();

  /** Returns whether {@link #regions} can say which they are. */
  boolean isNumbered();
}
