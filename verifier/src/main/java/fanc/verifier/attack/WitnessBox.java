package fanc.verifier.attack;

import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import java.util.function.IntPredicate;

/**
 * The points of a region that can be written down as witnesses: inside the exact intervals, and
 * single-precision numbers wherever an interval holds any. A point here has one entry for each
 * coordinate that the region lets vary, in the region's order. Immutable.
 */
final class WitnessBox {
  private final InputRegion region;
  private final double[] lower;
  private final double[] upper;

  WitnessBox(InputRegion region) {
    this.region = region;
    SparseBox changes = region.changes();
    this.lower = new double[changes.size()];
    this.upper = new double[changes.size()];
    for (int k = 0; k < lower.length; k++) {
      double first = firstInside(changes.lower(k), changes.upper(k));
      double last = -firstInside(-changes.upper(k), -changes.lower(k));
      lower[k] = Math.min(first, last);
      upper[k] = Math.max(first, last);
    }
  }

  /**
   * Returns the least single-precision number, else the least double, that is certainly not below
   * the exact end: that lies up to one double above the end given, unless the end is a
   * single-precision number, which decimals hit exactly or not at all. An interval too narrow for
   * either gives its end.
   */
  private static double firstInside(double lower, double upper) {
    if (lower == (float) lower) {
      return lower;
    }
    double last = Math.nextDown(upper);
    float single = (float) lower;
    double above = single > lower ? single : Math.nextUp(single);
    if (above <= last) {
      return above;
    }
    return Math.nextUp(lower) <= last ? Math.nextUp(lower) : lower;
  }

  /** Returns the region. */
  InputRegion region() {
    return region;
  }

  /** Returns the number of coordinates that vary. */
  int size() {
    return lower.length;
  }

  /** Returns the least value of a coordinate. */
  double lower(int k) {
    return lower[k];
  }

  /** Returns the largest value of a coordinate. */
  double upper(int k) {
    return upper[k];
  }

  /** Returns how far a coordinate can move. */
  double width(int k) {
    return upper[k] - lower[k];
  }

  /** Returns whether the box is a single point. */
  boolean isPoint() {
    for (int k = 0; k < lower.length; k++) {
      if (upper[k] > lower[k]) {
        return false;
      }
    }
    return true;
  }

  /** Returns a new point at the ends that the predicate of a coordinate chooses. */
  double[] corner(IntPredicate atUpper) {
    double[] corner = new double[lower.length];
    for (int k = 0; k < corner.length; k++) {
      corner[k] = atUpper.test(k) ? upper[k] : lower[k];
    }
    return corner;
  }

  /** Returns a new point as near as possible to the middle. */
  double[] center() {
    double[] center = new double[lower.length];
    for (int k = 0; k < center.length; k++) {
      center[k] = 0.5 * lower[k] + 0.5 * upper[k];
    }
    return projected(center);
  }

  /** Returns a new point as near as possible to the region's base point. */
  double[] base() {
    double[] base = new double[lower.length];
    for (int k = 0; k < base.length; k++) {
      base[k] = region.base().value(region.changes().index(k));
    }
    return projected(base);
  }

  /**
   * Returns the nearest point of the box to another; where an end is no single-precision number the
   * interval holds none, and the double itself is kept.
   */
  double[] projected(double[] wanted) {
    double[] point = new double[wanted.length];
    for (int k = 0; k < point.length; k++) {
      double value = lower[k] == (float) lower[k] ? (float) wanted[k] : wanted[k];
      point[k] = Math.min(upper[k], Math.max(lower[k], value));
    }
    return point;
  }

  /** Returns a new array with the base point's coordinates, ready to be filled with points. */
  double[] input() {
    return region.base().toArray();
  }

  /** Writes a point into all coordinates of an input. */
  void write(double[] point, double[] input) {
    SparseBox changes = region.changes();
    for (int k = 0; k < point.length; k++) {
      input[changes.index(k)] = point[k];
    }
  }
}
