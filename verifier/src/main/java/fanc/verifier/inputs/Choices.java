package fanc.verifier.inputs;

import fanc.properties.BasePoint;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import java.util.Arrays;

/**
 * A base point, and lists of changes of which k are made at a time: with k = 1 a union of sparse
 * boxes, with one list for each pixel all choices of k pixels.
 *
 * <p>A change lets one coordinate range over an interval. As a deviation from the base point x0 it
 * lies within {@code middle -/+ radius}, rounded outward, so that over all choices
 *
 * <pre>{@code
 * min w . x = w . x0 + min over k lists of (sum over their changes of w_i middle - |w_i| radius)
 * }</pre>
 *
 * and the minimum over the lists is the sum of the k least sums. The base point's own error is
 * counted in every coordinate, changed or not: it is that of decimals. Lists that are made together
 * change different coordinates. Immutable; arrays are shared inside this package.
 */
final class Choices {
  /** Values of the base point. */
  final double[] base;

  /** How far the exact base point may be from them. */
  final double[] error;

  /** The coordinate of each change. */
  final int[] coordinates;

  /** Lower ends of the changes. */
  final double[] lower;

  /** Upper ends of the changes. */
  final double[] upper;

  /** Middles of the deviations. */
  final double[] middle;

  /** Half widths of the deviations around their middles, rounded up. */
  final double[] radius;

  /** The changes of list i stand from {@code starts[i]} to {@code starts[i + 1]}. */
  final int[] starts;

  /** Numbers of changes, list by list. */
  final int[] changes;

  /** How many lists are made at a time. */
  final int picks;

  private final double[] magnitudes;

  /**
   * Takes over the arrays.
   *
   * @throws IllegalArgumentException if there are fewer lists than are to be picked, or none
   */
  Choices(double[] base, double[] error, ChangeLists lists, int picks) {
    if (picks < 1 || lists.count() < picks) {
      throw new IllegalArgumentException("pick " + picks + " of " + lists.count());
    }
    this.base = base;
    this.error = error;
    this.coordinates = lists.coordinates();
    this.lower = lists.lower();
    this.upper = lists.upper();
    this.starts = lists.starts();
    this.changes = lists.changes();
    this.picks = picks;
    this.middle = new double[coordinates.length];
    this.radius = new double[coordinates.length];
    this.magnitudes = new double[base.length];
    for (int c = 0; c < coordinates.length; c++) {
      double from = base[coordinates[c]];
      double least = Rounding.addDown(lower[c], -from);
      double most = Rounding.addUp(upper[c], -from);
      double half = 0.5 * least + 0.5 * most;
      middle[c] = half;
      radius[c] = Math.max(Rounding.addUp(most, -half), Rounding.addUp(half, -least));
      double magnitude = Rounding.addUp(Math.abs(half), radius[c]);
      magnitudes[coordinates[c]] = Math.max(magnitudes[coordinates[c]], magnitude);
    }
  }

  /** Returns the choices around the given point. */
  static Choices around(BasePoint base, ChangeLists lists, int picks) {
    double[] error = new double[base.dimension()];
    Arrays.setAll(error, base::error);
    return new Choices(base.toArray(), error, lists, picks);
  }

  /** Returns a box around the base point alone. */
  Bounds base() {
    double[] least = new double[dimension()];
    double[] most = new double[dimension()];
    for (int i = 0; i < least.length; i++) {
      least[i] = error[i] == 0 ? base[i] : Rounding.addDown(base[i], -error[i]);
      most[i] = error[i] == 0 ? base[i] : Rounding.addUp(base[i], error[i]);
    }
    return new Bounds(least, most);
  }

  /** Returns the number of coordinates. */
  int dimension() {
    return base.length;
  }

  /** Returns the number of lists. */
  int lists() {
    return starts.length - 1;
  }

  /** Returns how many changes are made at a time, at most. */
  int terms() {
    int longest = 0;
    for (int i = 0; i < lists(); i++) {
      longest = Math.max(longest, starts[i + 1] - starts[i]);
    }
    return Math.multiplyExact(longest, picks);
  }

  /** Returns whether there is one choice only: then the set is its hull. */
  boolean isBox() {
    return lists() == picks;
  }

  /**
   * Returns at least {@code |middle| + radius} of every change of a coordinate; 0 if it has none.
   */
  double magnitude(int coordinate) {
    return magnitudes[coordinate];
  }

  /**
   * Returns what one change adds to a linear function at least: {@code w middle - |w| radius}.
   *
   * <p>Error: {@code gamma(2) |w| (|middle| + radius)}, and underflow.
   */
  double least(int change, double weight) {
    return weight * middle[change] - Math.abs(weight) * radius[change];
  }

  /** Returns the interval hull; a coordinate that some choice leaves alone includes the base. */
  Bounds hull() {
    int n = dimension();
    int[] changed = new int[n];
    for (int change : changes) {
      changed[coordinates[change]]++;
    }
    double[] least = new double[n];
    double[] most = new double[n];
    for (int i = 0; i < n; i++) {
      boolean left = lists() - changed[i] >= picks;
      least[i] = left ? Rounding.addDown(base[i], -error[i]) : Double.POSITIVE_INFINITY;
      most[i] = left ? Rounding.addUp(base[i], error[i]) : Double.NEGATIVE_INFINITY;
      if (left && error[i] == 0) {
        least[i] = base[i];
        most[i] = base[i];
      }
    }
    for (int change : changes) {
      int i = coordinates[change];
      least[i] = Math.min(least[i], lower[change]);
      most[i] = Math.max(most[i], upper[change]);
    }
    return new Bounds(least, most);
  }

  /**
   * Returns a box around the base point that is wide enough for what sums over the changes lose to
   * rounding: {@code x0 -/+ (error + gamma magnitude)}. So the image of this box under an affine
   * op, plus the computed sums over the changes, encloses the image of the set.
   *
   * @param roundings how many roundings the weights went through
   */
  Bounds widenedBase(int roundings) {
    double gamma = Rounding.gamma(terms() + 4L + roundings);
    double[] least = new double[dimension()];
    double[] most = new double[dimension()];
    for (int i = 0; i < least.length; i++) {
      double more = gamma * magnitudes[i] * (1 + 4 * Rounding.UNIT) + Rounding.UNDERFLOW;
      double lost = magnitudes[i] == 0 ? 0 : more;
      double width = lost == 0 ? error[i] : Rounding.addUp(error[i], lost);
      least[i] = width == 0 ? base[i] : Rounding.addDown(base[i], -width);
      most[i] = width == 0 ? base[i] : Rounding.addUp(base[i], width);
    }
    return new Bounds(least, most);
  }

  /**
   * Returns the interval from the base's image and what choices add at least and take at most.
   *
   * @param anchor image of {@link #widenedBase}
   * @param least minimum over the choices of what they add, as computed
   * @param leastOfNegative the same for the negated function
   * @return bounds; NaN where a sum may have overflowed on its way
   */
  Bounds around(Bounds anchor, double[] least, double[] leastOfNegative) {
    double underflow = 4.0 * (terms() + 1) * Rounding.UNDERFLOW;
    double[] from = new double[least.length];
    double[] to = new double[least.length];
    for (int j = 0; j < from.length; j++) {
      // The anchor's width is more than 2u times all that is summed: so no partial sum overflowed.
      boolean sums = anchor.upper(j) - anchor.lower(j) < 0x1p900;
      double below = Rounding.addDown(least[j], -underflow);
      double above = Rounding.addUp(-leastOfNegative[j], underflow);
      from[j] = sums ? Rounding.addDown(anchor.lower(j), below) : Double.NaN;
      to[j] = sums ? Rounding.addUp(anchor.upper(j), above) : Double.NaN;
    }
    return new Bounds(from, to);
  }
}
