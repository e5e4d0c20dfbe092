package fanc.checker;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A product of intervals, {@code [lower_i, upper_i]}. An end that is no number says nothing and is
 * made infinite. Not modified once made.
 */
@SuppressWarnings("ArrayRecordComponent")
record Box(double[] lower, double[] upper) {

  /** Takes the arrays over. */
  Box {
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Double.isNaN(lower[i]) ? Double.NEGATIVE_INFINITY : lower[i];
      upper[i] = Double.isNaN(upper[i]) ? Double.POSITIVE_INFINITY : upper[i];
    }
  }

  static Box zeros(int n) {
    return new Box(new double[n], new double[n]);
  }

  /** Returns the intervals around centers; a center that is not finite says nothing. */
  static Box around(double[] centers, double[] radii) {
    double[] c = Arrays.stream(centers).map(x -> Double.isFinite(x) ? x : Double.NaN).toArray();
    return new Box(
        combined(c, radii, (x, r) -> Rounding.addDown(x, -r)), combined(c, radii, Rounding::addUp));
  }

  static double[] combined(double[] a, double[] b, DoubleBinaryOperator by) {
    double[] combined = new double[a.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = by.applyAsDouble(a[i], b[i]);
    }
    return combined;
  }

  /** Returns one box after the other. */
  static Box joined(List<Box> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : new Box(
            parts.stream().flatMapToDouble(part -> Arrays.stream(part.lower)).toArray(),
            parts.stream().flatMapToDouble(part -> Arrays.stream(part.upper)).toArray());
  }

  /** Returns the coordinates named; one below 0 names a 0. */
  static double[] select(int[] sources, double[] from) {
    return Arrays.stream(sources).mapToDouble(i -> i < 0 ? 0 : from[i]).toArray();
  }

  int size() {
    return lower.length;
  }

  boolean isZero() {
    return Arrays.stream(lower).allMatch(x -> x == 0) && Arrays.stream(upper).allMatch(x -> x == 0);
  }

  /** Returns middles as they come out rounded. */
  double[] centers() {
    return combined(lower, upper, (l, u) -> l == u ? l : 0.5 * (l + u));
  }

  /** Returns for each coordinate how far the box reaches from the given centers, rounded up. */
  double[] radii(double[] centers) {
    double[] radii = new double[size()];
    for (int i = 0; i < radii.length; i++) {
      double reach = Math.max(upper[i] - centers[i], centers[i] - lower[i]);
      radii[i] = reach == 0 ? 0 : Math.nextUp(reach);
    }
    return radii;
  }

  /** Returns an enclosure of the sums. */
  Box plus(Box other) {
    return new Box(
        combined(lower, other.lower, Rounding::addDown),
        combined(upper, other.upper, Rounding::addUp));
  }

  /** Returns an enclosure of the differences. */
  Box minus(Box other) {
    return new Box(
        combined(lower, other.upper, (a, b) -> Rounding.addDown(a, -b)),
        combined(upper, other.lower, (a, b) -> Rounding.addUp(a, -b)));
  }

  /** Returns the smallest box around both. */
  Box hull(Box other) {
    return new Box(
        combined(lower, other.lower, Math::min), combined(upper, other.upper, Math::max));
  }

  /**
   * Returns what both contain.
   *
   * @throws NotEstablished if that is nothing: then one of them is no enclosure
   */
  Box intersect(Box other, String what) {
    Box both =
        new Box(combined(lower, other.lower, Math::max), combined(upper, other.upper, Math::min));
    for (int i = 0; i < size(); i++) {
      if (!(both.lower[i] <= both.upper[i])) {
        throw new NotEstablished(what + ", coordinate " + i + ": enclosures exclude each other");
      }
    }
    return both;
  }
}
