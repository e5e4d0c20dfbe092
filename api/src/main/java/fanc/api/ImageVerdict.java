package fanc.api;

import java.math.BigInteger;
import java.util.Objects;

/**
 * What was found for one image of a property, or one case of a VNN-LIB query.
 *
 * @param index row of the image in its file, from 0
 * @param label the label that the claim is about; -1 if the property states a constraint of its own
 * @param predicted the label that the network predicts
 * @param verdict what is known
 * @param regions how many were to be proven
 * @param regionsVerified how many of them were
 * @param worstMargin least lower bound of a margin over the regions; NaN where none is known
 * @param seconds that the proof took
 */
public record ImageVerdict(
    int index,
    int label,
    int predicted,
    Verdict verdict,
    BigInteger regions,
    BigInteger regionsVerified,
    double worstMargin,
    double seconds) {

  /** Checks that the verdict is there. */
  public ImageVerdict {
    Objects.requireNonNull(verdict, "verdict");
  }

  /** Returns whether every region is proven. */
  public boolean verified() {
    return verdict instanceof Verdict.Verified;
  }
}
