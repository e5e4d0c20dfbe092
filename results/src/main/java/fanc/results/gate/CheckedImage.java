package fanc.results.gate;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * What a gate knows of an image.
 *
 * @param index row of the image in its file, from 0
 * @param verdict the verdict
 * @param reason why the verdict is unknown, or what else a reader should know; may be null
 * @param regionsTotal number of regions
 * @param regionsVerified how many are verified
 * @param worstMargin least lower bound of a margin; NaN where none is known
 * @param seconds to the verdict; NaN where it is not known
 * @param violatedIn the arithmetics in which a counterexample violates the claim; empty without one
 */
public record CheckedImage(
    int index,
    Outcome verdict,
    String reason,
    BigInteger regionsTotal,
    BigInteger regionsVerified,
    double worstMargin,
    double seconds,
    List<String> violatedIn) {
  private static final String SAMPLED = "sampled";

  /** Checks that the verdict is there and copies the list. */
  public CheckedImage {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(regionsTotal, "regionsTotal");
    Objects.requireNonNull(regionsVerified, "regionsVerified");
    violatedIn = List.copyOf(violatedIn);
  }

  /** Returns what matters of a result. */
  public static CheckedImage of(ImageResult result) {
    return new CheckedImage(
        result.index(),
        result.outcome(),
        result.reason(),
        result.regionsTotal(),
        result.regionsVerified(),
        result.worstMargin(),
        result.seconds(),
        result.witness() == null ? List.of() : result.witness().violatedIn());
  }

  /** Returns whether its regions are a sample: then a verdict is about those alone. */
  public boolean sampled() {
    return SAMPLED.equals(reason);
  }

  /** Returns whether all its regions are verified. */
  public boolean verified() {
    return verdict == Outcome.VERIFIED;
  }
}
