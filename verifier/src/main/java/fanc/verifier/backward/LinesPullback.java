package fanc.verifier.backward;

import fanc.networks.Scale;
import fanc.verifier.Intervals;
import fanc.verifier.Rounding;
import fanc.verifier.domain.Activation;
import fanc.verifier.domain.Lines;
import java.util.function.IntFunction;

/**
 * An op that applies a function to each coordinate: a positive coefficient takes the line below the
 * function, a negative one the line above it.
 *
 * <p>A coefficient times a slope is rounded once, which weighs at most {@code u |a| |slope|
 * max(|l|, |u|)}; slopes of 0 and 1, the most frequent, cost nothing.
 *
 * <p><b>Direction.</b> Under-approximation, as far as the two lines are apart.
 *
 * <p><b>Source.</b> Zhang, Weng, Chen, Hsieh, Daniel: Efficient Neural Network Robustness
 * Certification with General Activation Functions, NeurIPS 2018; Singh, Gehr, Pueschel, Vechev: An
 * Abstract Domain for Certifying Neural Networks, POPL 2019.
 */
public final class LinesPullback implements Pullback {
  private final double[] lowerSlope;
  private final double[] upperSlope;
  private final Offsets offsets;

  private LinesPullback(double[] lowerSlope, double[] upperSlope, Offsets offsets) {
    this.lowerSlope = lowerSlope;
    this.upperSlope = upperSlope;
    this.offsets = offsets;
  }

  /** Returns the pullback of an activation whose input lies in x. */
  static LinesPullback of(IntFunction<Activation> activations, Intervals x) {
    return between(i -> activations.apply(i).lines(x.lower(i), x.upper(i)), x);
  }

  /**
   * Returns the pullback of a function of each coordinate that lies between two lines.
   *
   * @param between for each coordinate the lines, over its interval in x
   */
  public static LinesPullback between(IntFunction<Lines> between, Intervals x) {
    int n = x.dimension();
    double[] v = Magnitudes.of(x);
    double[] lowerSlope = new double[n];
    double[] upperSlope = new double[n];
    double[] lowerOffset = new double[n];
    double[] upperOffset = new double[n];
    double[] lowerError = new double[n];
    double[] upperError = new double[n];
    for (int i = 0; i < n; i++) {
      Lines lines = between.apply(i);
      lowerSlope[i] = lines.lowerSlope();
      lowerOffset[i] = lines.lowerOffset();
      upperSlope[i] = lines.upperSlope();
      upperOffset[i] = lines.upperOffset();
      lowerError[i] = error(lowerSlope[i], v[i]);
      upperError[i] = error(upperSlope[i], v[i]);
      v[i] = lowerError[i] == 0 && upperError[i] == 0 ? 0 : v[i];
    }
    double underflow = Magnitudes.underflow(v, 1);
    return new LinesPullback(
        lowerSlope,
        upperSlope,
        new Offsets(lowerOffset, upperOffset, lowerError, upperError, underflow));
  }

  /** Returns the pullback of a scale and a shift, their errors included. */
  static LinesPullback of(Scale op, Intervals x) {
    double[] v = Magnitudes.of(x);
    double[] slope = op.scale().toArray();
    double[] shift = op.shift().toArray();
    double[] error = new double[slope.length];
    for (int i = 0; i < slope.length; i++) {
      error[i] =
          error(slope[i], v[i])
              + Magnitudes.product(op.scaleError().get(i), v[i])
              + op.shiftError().get(i) * Rounding.inflate(4);
      v[i] = error[i] == 0 ? 0 : v[i];
    }
    return new LinesPullback(slope, slope, Offsets.of(shift, error, Magnitudes.underflow(v, 2)));
  }

  /** Returns what a unit of coefficient may lose when it is multiplied by the slope. */
  private static double error(double slope, double magnitude) {
    boolean exact = slope == 0 || Math.abs(slope) == 1;
    return exact ? 0 : Magnitudes.lost(Rounding.gamma(3), Magnitudes.product(slope, magnitude));
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    int n = lowerSlope.length;
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        double a = rows[row * n + i];
        if (a != 0) {
          rows[row * n + i] = a * (a > 0 ? lowerSlope[i] : upperSlope[i]);
        }
      }
    }
    return new double[][] {rows};
  }
}
