package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.Rounding;

/** Sums, differences and products of boxes, entry by entry, rounded outward; NaN stays NaN. */
final class IntervalArithmetic {
  private IntervalArithmetic() {}

  /** Returns bounds of x + y. */
  static Bounds sum(Bounds x, Bounds y) {
    int n = x.dimension();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = down(x.lower(i), y.lower(i));
      upper[i] = up(x.upper(i), y.upper(i));
    }
    return new Bounds(lower, upper);
  }

  /** Returns bounds of x - y, for any x and y in their boxes. */
  static Bounds difference(Bounds x, Bounds y) {
    int n = x.dimension();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = down(x.lower(i), -y.upper(i));
      upper[i] = up(x.upper(i), -y.lower(i));
    }
    return new Bounds(lower, upper);
  }

  /** Returns bounds of x y. */
  static Bounds product(Bounds x, Bounds y) {
    int n = x.dimension();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      double ll = x.lower(i) * y.lower(i);
      double lu = x.lower(i) * y.upper(i);
      double ul = x.upper(i) * y.lower(i);
      double uu = x.upper(i) * y.upper(i);
      lower[i] = Math.nextDown(Math.min(Math.min(ll, lu), Math.min(ul, uu)));
      upper[i] = Math.nextUp(Math.max(Math.max(ll, lu), Math.max(ul, uu)));
    }
    return new Bounds(lower, upper);
  }

  /** Returns bounds widened by a radius for each entry. */
  static Bounds widened(Bounds x, double[] radius) {
    int n = x.dimension();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = down(x.lower(i), -radius[i]);
      upper[i] = up(x.upper(i), radius[i]);
    }
    return new Bounds(lower, upper);
  }

  /** Returns bounds [0, max |x|] of the magnitudes. */
  static Bounds magnitudes(Bounds x) {
    double[] upper = new double[x.dimension()];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = Math.max(Math.abs(x.lower(i)), Math.abs(x.upper(i)));
    }
    return new Bounds(new double[upper.length], upper);
  }

  private static double down(double a, double b) {
    return b == 0 ? a : a == 0 ? b : Rounding.addDown(a, b);
  }

  private static double up(double a, double b) {
    return b == 0 ? a : a == 0 ? b : Rounding.addUp(a, b);
  }
}
