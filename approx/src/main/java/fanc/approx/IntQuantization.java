package fanc.approx;

import fanc.networks.Shape;
import java.util.Locale;
import java.util.Objects;

/**
 * Snaps each weight to one of the evenly spaced levels around zero that a signed integer of B bits
 * times a step can take. Symmetric, zero point 0.
 *
 * @param bits B, from 2 to 16
 * @param rounding how a weight is given a level
 * @param scope which weights
 * @param granularity which weights share a step
 */
public record IntQuantization(int bits, Rounding rounding, Scope scope, Granularity granularity)
    implements Approximation {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the bits are outside 2 to 16, or truncation is asked for
   *     per channel, which is no rule anyone has published
   */
  public IntQuantization {
    Objects.requireNonNull(rounding, "rounding");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(granularity, "granularity");
    if (bits < 2 || bits > 16) {
      throw new IllegalArgumentException("int" + bits + ": bits must be from 2 to 16");
    }
    if (rounding == Rounding.TRUNCATE && granularity != Granularity.TENSOR) {
      throw new IllegalArgumentException(
          "truncation works per tensor; per channel, use rounding to nearest");
    }
  }

  /** Returns the paper's rule: truncation, one step per tensor, fully connected layers only. */
  public static IntQuantization paper(int bits) {
    return new IntQuantization(bits, Rounding.TRUNCATE, Scope.DENSE, Granularity.TENSOR);
  }

  /** Returns rounding to nearest in all layers, one step per output channel. */
  public static IntQuantization nearest(int bits) {
    return new IntQuantization(bits, Rounding.NEAREST, Scope.ALL, Granularity.CHANNEL);
  }

  @Override
  public String name() {
    return "int"
        + bits
        + (rounding == Rounding.TRUNCATE ? "" : "-" + rounding.name().toLowerCase(Locale.ROOT))
        + (scope == Scope.DENSE ? "" : "-all")
        + (granularity == Granularity.TENSOR ? "" : "-channel");
  }

  @Override
  public float[] apply(float[] weights, Shape shape, int outputAxis) throws ApproximationException {
    if (rounding == Rounding.TRUNCATE) {
      return IntegerLevels.truncate(weights, bits);
    }
    Channels channels =
        granularity == Granularity.CHANNEL ? Channels.along(shape, outputAxis) : Channels.ONE;
    return IntegerLevels.nearest(weights, bits, channels);
  }
}
