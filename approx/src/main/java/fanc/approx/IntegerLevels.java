package fanc.approx;

import java.util.SplittableRandom;

/**
 * Snaps weights to evenly spaced levels around zero, the values a signed integer of B bits times a
 * step can take. Zero is a level, so an all-zero tensor stays zero.
 */
final class IntegerLevels {
  private IntegerLevels() {}

  /**
   * Checks a width.
   *
   * @throws IllegalArgumentException if it is outside 2 to 16
   */
  static void requireBits(int bits) {
    if (bits < 2 || bits > 16) {
      throw new IllegalArgumentException("int" + bits + ": bits must be from 2 to 16");
    }
  }

  /**
   * The paper's rule, in float32 throughout: {@code s = fl(2^(B-1) / m)}, {@code q = trunc(fl(w
   * s))}, {@code w' = fl(q fl(m / 2^(B-1)))}, m the largest |w|.
   *
   * <p>The levels run from -2^(B-1) to 2^(B-1), one more than B bits hold: the largest weight is
   * not clipped. Each weight moves towards zero by less than one step m / 2^(B-1), up to float32
   * rounding.
   *
   * <p><b>Source.</b> Ugare, Singh, Misailovic: Proof Transfer for Fast Certification of Multiple
   * Approximate Neural Networks, OOPSLA 2022, section 6, and the authors' published networks; there
   * with one m for the tensor.
   *
   * @param weights the weights, finite, row-major; not modified
   * @param bits B, from 2 to 16
   * @param channels which weights share m
   * @return the snapped weights
   * @throws ApproximationException if an m is so small that 2^(B-1) / m is no float32
   */
  static float[] truncate(float[] weights, int bits, Channels channels)
      throws ApproximationException {
    float levels = 1 << (bits - 1);
    float[] largest = channels.largestMagnitudes(weights);
    for (float m : largest) {
      if (m > 0 && !Float.isFinite(levels / m)) {
        throw new ApproximationException(
            "largest weight " + m + " is too small to truncate to " + bits + " bits");
      }
    }
    float[] snapped = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      float m = largest[channels.of(i)];
      if (m > 0) {
        // The conversion to int truncates, and has no negative zero, as the published networks.
        snapped[i] = ((int) (weights[i] * (levels / m))) * (m / levels);
      }
    }
    return snapped;
  }

  /**
   * Rounds each weight to the nearest of the levels {@code q m / L}, q from -L to L, {@code L =
   * 2^(B-1) - 1}, m the largest |w| of its channel; ties to even q.
   *
   * <p>Evaluated in double and rounded once to float32, so that each weight is within half a step m
   * / L, up to that rounding, and applying the rule twice is applying it once.
   *
   * @param weights the weights, finite, row-major; not modified
   * @param bits B, from 2 to 16
   * @param channels which weights share m
   * @return the snapped weights
   */
  static float[] nearest(float[] weights, int bits, Channels channels) {
    int levels = (1 << (bits - 1)) - 1;
    float[] largest = channels.largestMagnitudes(weights);
    float[] snapped = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double step = largest[channels.of(i)] / (double) levels;
      if (step > 0) {
        // Adding zero turns a negative zero into the level zero.
        snapped[i] = (float) (Math.rint(weights[i] / step) * step) + 0f;
      }
    }
    return snapped;
  }

  /**
   * Gives each weight one of the two levels {@code q m / L} around it, as {@link #nearest} has
   * them, at random: the upper one with the probability that makes the expected value the weight.
   *
   * <p>A weight that is a level up to its rounding to float32 stays, so that applying the rule
   * twice is applying it once. Every weight draws, whether it needs to or not: a weight's fate does
   * not depend on the others' values.
   *
   * @param weights the weights, finite, row-major; not modified
   * @param bits B, from 2 to 16
   * @param channels which weights share m
   * @param random where the draws come from
   * @return the snapped weights, each within a step m / L, up to the rounding
   */
  static float[] stochastic(float[] weights, int bits, Channels channels, SplittableRandom random) {
    int levels = (1 << (bits - 1)) - 1;
    float[] largest = channels.largestMagnitudes(weights);
    float[] snapped = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double draw = random.nextDouble();
      double step = largest[channels.of(i)] / (double) levels;
      if (step > 0) {
        double position = weights[i] / step;
        double level = Math.rint(position);
        if ((float) (level * step) != weights[i]) {
          double below = Math.floor(position);
          level = Math.min(levels, draw < position - below ? below + 1 : below);
        }
        snapped[i] = (float) (level * step) + 0f;
      }
    }
    return snapped;
  }
}
