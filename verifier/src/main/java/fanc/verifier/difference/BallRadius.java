package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.inputs.InputSet;

/** Upper bounds of {@code sum |x_i|}, which weights that move by E turn into at most E times it. */
final class BallRadius {
  private BallRadius() {}

  /** Returns a bound of the sum over a box; NaN where an end is. */
  static double sumOfMagnitudes(Bounds box) {
    int n = box.dimension();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.max(Math.abs(box.lower(i)), Math.abs(box.upper(i)));
    }
    return sum * Rounding.inflate(n);
  }

  /**
   * Returns a bound of the sum over a set of inputs: over [l, u] the magnitude is at most the chord
   * {@code s x + t}, and sums of chords are linear.
   */
  static double sumOfMagnitudes(InputSet set) {
    Bounds hull = set.hull();
    int n = hull.dimension();
    double[] row = new double[n];
    double offsets = 0;
    for (int i = 0; i < n; i++) {
      double l = hull.lower(i);
      double u = hull.upper(i);
      double slope = slope(l, u);
      row[i] = -slope;
      offsets += Math.max(above(l, slope), above(u, slope));
    }
    double[] least = new double[1];
    set.lowerEnds(row, 1, least);
    double sum = Rounding.addUp(-least[0], offsets * Rounding.inflate(n));
    return Double.isNaN(sum) ? sum : Math.min(sum, sumOfMagnitudes(hull));
  }

  private static double slope(double l, double u) {
    if (l >= 0) {
      return 1;
    }
    return u <= 0 ? -1 : Math.max(-1, Math.min(1, (u + l) / (u - l)));
  }

  /** Returns a bound of {@code |x| - s x}, at least 0. */
  private static double above(double x, double slope) {
    boolean exact = (slope == 1 && x >= 0) || (slope == -1 && x <= 0);
    return exact ? 0 : Math.max(0, Rounding.addUp(Math.abs(x), -Rounding.multiplyDown(slope, x)));
  }

  /** Returns a bound of {@code radius sum + more}. */
  static double of(double radius, double sum, double more) {
    double product = radius == 0 ? 0 : Rounding.multiplyUp(radius, sum);
    return Rounding.addUp(product, more);
  }
}
