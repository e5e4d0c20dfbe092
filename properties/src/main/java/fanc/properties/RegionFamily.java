package fanc.properties;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Finitely many input regions that share a base point, enumerated lazily: 729 patch positions are
 * one point and 729 sparse boxes of four pixels.
 *
 * <p>Implementations are immutable and may be used by several threads.
 */
public interface RegionFamily {

  /** Returns the point that all regions share. */
  BasePoint base();

  /**
   * The largest number of regions that anyone goes through one by one: twelve days at a tenth of a
   * second each.
   */
  long LARGEST_ENUMERATED = 10_000_000;

  /**
   * Returns the number of regions, at least 1; {@link Long#MAX_VALUE} where there are more. Large
   * families are for those who need not go through them, see {@link #enumerable()}.
   */
  long size();

  /** Returns the exact number of regions. */
  default BigInteger count() {
    return BigInteger.valueOf(size());
  }

  /** Returns whether there are few enough regions to go through them one by one. */
  default boolean enumerable() {
    return size() <= LARGEST_ENUMERATED;
  }

  /**
   * Returns the changes of one region.
   *
   * @param index from 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException if there is no such region
   */
  SparseBox changes(long index);

  /** Returns one region as a set of inputs. */
  default InputRegion region(long index) {
    return new InputRegion(base(), changes(index));
  }

  /**
   * Returns the parts that the regions are made of, if they are all unions of so many parts: what
   * says which regions there are without going through them.
   */
  default Optional<Choices> choices() {
    return Optional.empty();
  }

  /**
   * Returns the inputs that the claim about a region is really about, if they are fewer than its
   * box. Nothing if the claim is about every point of the box.
   *
   * @param index from 0 to {@code size() - 1}
   */
  default Optional<ClaimedSet> claimed(long index) {
    return Optional.empty();
  }

  /**
   * Returns where a region is, in words a person uses, for instance {@code patch at row 3, column
   * 7}.
   */
  String describe(long index);
}
