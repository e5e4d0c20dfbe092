package fanc.verifier.domain;

import fanc.verifier.Bounds;
import fanc.verifier.Intervals;
import fanc.verifier.Rounding;

/**
 * The set {@code { c + G^T e + r : e in [-1, 1]^p, |r_i| <= R_i }}.
 *
 * <p>G has one row for each of the p noise symbols and one column for each of the n coordinates, so
 * an affine op is the one product G W. A symbol has an identity (a number that is the same on every
 * branch of the network), rows stand in ascending order of it. R is the remainder: the rounding
 * error of the arithmetic so far, and in folded mode also the error of the relaxed activations.
 *
 * <p>Immutable; arrays are shared inside this package and never modified after construction.
 */
public final class Zonotope implements Intervals {
  final double[] center;
  final double[] generators;
  final double[] remainder;
  final long[] symbols;
  final double[] spread;

  /**
   * Takes over the arrays.
   *
   * @param center c, n entries
   * @param generators G, p x n
   * @param remainder R, n entries, each at least 0
   * @param symbols p identities, strictly ascending
   * @param spread n upper bounds of the column sums of {@code |G|}; exactly 0 only where the column
   *     is zero
   */
  Zonotope(
      double[] center, double[] generators, double[] remainder, long[] symbols, double[] spread) {
    this.center = center;
    this.generators = generators;
    this.remainder = remainder;
    this.symbols = symbols;
    this.spread = spread;
  }

  @Override
  public int dimension() {
    return center.length;
  }

  /** Returns p, the number of noise symbols. */
  public int symbolCount() {
    return symbols.length;
  }

  /**
   * Returns the interval hull, {@code c -/+ (sum |G| + R)} rounded outward; exact where the radius
   * is 0.
   *
   * <p>Where the center is not finite the ends are NaN: a sum that overflowed to infinity says
   * nothing about the exact one, and must not be taken for a large margin.
   */
  Bounds hull() {
    int n = center.length;
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = lower(i);
      upper[i] = upper(i);
    }
    return new Bounds(lower, upper);
  }

  /** Returns the lower end of the hull at coordinate i. */
  @Override
  public double lower(int i) {
    double radius = finiteRadius(i);
    return radius == 0 ? center[i] : Rounding.addDown(center[i], -radius);
  }

  /** Returns the upper end of the hull at coordinate i. */
  @Override
  public double upper(int i) {
    double radius = finiteRadius(i);
    return radius == 0 ? center[i] : Rounding.addUp(center[i], radius);
  }

  private double finiteRadius(int i) {
    return Double.isFinite(center[i]) ? radius(i) : Double.NaN;
  }

  /** Returns an upper bound of {@code sum |G| + R} at coordinate i; 0 only if both are 0. */
  double radius(int i) {
    if (spread[i] == 0 || remainder[i] == 0) {
      return spread[i] + remainder[i];
    }
    return Math.nextUp(spread[i] + remainder[i]);
  }

  /** Returns the sum of all magnitudes, rounded to nearest. */
  double magnitudes() {
    double sum = 0;
    for (int i = 0; i < center.length; i++) {
      sum += magnitude(i);
    }
    return sum;
  }

  /** Returns {@code |c_i| + sum |G| + R_i} rounded to nearest: a magnitude for error terms. */
  double magnitude(int i) {
    return Math.abs(center[i]) + spread[i] + remainder[i];
  }
}
