package fanc.checker;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A product of intervals, {@code [lower_i, upper_i]}. An end that is no number says nothing and is
 * made infinite. Not modified once made.
 */
final class Box {
  final double[] lower;
  final double[] upper;

  /** Takes the arrays over. */
  Box(double[] lower, double[] upper) {
    this.lower = lower;
    this.upper = upper;
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Double.isNaN(lower[i]) ? Double.NEGATIVE_INFINITY : lower[i];
      upper[i] = Double.isNaN(upper[i]) ? Double.POSITIVE_INFINITY : upper[i];
    }
  }

  /** Returns the box of n coordinates that are 0. */
  static Box zeros(int n) {
    return new Box(new double[n], new double[n]);
  }

  int size() {
    return lower.length;
  }

  boolean isZero() {
    return Arrays.stream(lower).allMatch(x -> x == 0) && Arrays.stream(upper).allMatch(x -> x == 0);
  }

  /** Returns middles as they come out rounded. */
  double[] centers() {
    double[] centers = new double[size()];
    Arrays.setAll(centers, i -> lower[i] == upper[i] ? lower[i] : 0.5 * (lower[i] + upper[i]));
    return centers;
  }

  /** Returns for each coordinate how far the box reaches from the given centers, rounded up. */
  double[] radii(double[] centers) {
    double[] radii = new double[size()];
    for (int i = 0; i < radii.length; i++) {
      double c = centers[i];
      boolean point = lower[i] == c && upper[i] == c;
      radii[i] = point ? 0 : Math.nextUp(Math.max(upper[i] - c, c - lower[i]));
    }
    return radii;
  }

  /** Returns the intervals around centers; a center that is not finite says nothing. */
  static Box around(double[] centers, double[] radii) {
    double[] lower = new double[centers.length];
    double[] upper = new double[centers.length];
    for (int i = 0; i < lower.length; i++) {
      double c = Double.isFinite(centers[i]) ? centers[i] : Double.NaN;
      lower[i] = Rounding.addDown(c, -radii[i]);
      upper[i] = Rounding.addUp(c, radii[i]);
    }
    return new Box(lower, upper);
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
  Box select(int[] sources) {
    return new Box(select(sources, lower), select(sources, upper));
  }

  static double[] select(int[] sources, double[] from) {
    double[] selected = new double[sources.length];
    Arrays.setAll(selected, j -> sources[j] < 0 ? 0 : from[sources[j]]);
    return selected;
  }

  /** Returns an enclosure of the sums. */
  Box plus(Box other) {
    return combined(other, Rounding::addDown, Rounding::addUp);
  }

  /** Returns an enclosure of the differences. */
  Box minus(Box other) {
    return plus(new Box(negated(other.upper), negated(other.lower)));
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(x -> -x).toArray();
  }

  /** Returns the smallest box around both. */
  Box hull(Box other) {
    return combined(other, Math::min, Math::max);
  }

  /**
   * Returns what both contain.
   *
   * @throws NotEstablished if that is nothing: then one of them is no enclosure
   */
  Box intersect(Box other, String what) {
    Box both = combined(other, Math::max, Math::min);
    for (int i = 0; i < both.size(); i++) {
      if (!(both.lower[i] <= both.upper[i])) {
        throw new NotEstablished(what + ", coordinate " + i + ": enclosures without a common point");
      }
    }
    return both;
  }

  private Box combined(Box other, DoubleBinaryOperator low, DoubleBinaryOperator high) {
    double[] lows = new double[size()];
    double[] highs = new double[size()];
    Arrays.setAll(lows, i -> low.applyAsDouble(lower[i], other.lower[i]));
    Arrays.setAll(highs, i -> high.applyAsDouble(upper[i], other.upper[i]));
    return new Box(lows, highs);
  }
}
