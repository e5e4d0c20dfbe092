package fanc.approx;

import fanc.networks.onnx.WeightTensor;
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
    implements LayerRule {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the bits are outside 2 to 16
   */
  public IntQuantization {
    Objects.requireNonNull(rounding, "rounding");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(granularity, "granularity");
    IntegerLevels.requireBits(bits);
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
  public float[] apply(WeightTensor tensor) throws ApproximationException {
    Channels channels = granularity.channels(tensor);
    return rounding == Rounding.TRUNCATE
        ? IntegerLevels.truncate(tensor.values(), bits, channels)
        : IntegerLevels.nearest(tensor.values(), bits, channels);
  }
}
