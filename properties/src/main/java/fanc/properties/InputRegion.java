package fanc.properties;

import java.util.Arrays;
import java.util.List;

/**
 * A connected set of inputs: a base point with some coordinates widened to intervals.
 *
 * @param base the point that keeps the coordinates which are not in {@code changes}
 * @param changes the coordinates that range over an interval
 */
public record InputRegion(BasePoint base, SparseBox changes) {

  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if a changed coordinate does not exist in the base point
   */
  public InputRegion {
    if (changes.size() > 0 && changes.index(changes.size() - 1) >= base.dimension()) {
      throw new IllegalArgumentException(
          "region changes coordinate "
              + changes.index(changes.size() - 1)
              + " of a point with "
              + base.dimension());
    }
  }

  /**
   * Returns the box with the given ends in every coordinate; its base point is unused but inside.
   */
  public static InputRegion box(double[] lower, double[] upper) {
    return new InputRegion(BasePoint.exact(lower), SparseBox.dense(lower, upper));
  }

  /**
   * Returns the box with the given exact ends, enclosed outward. A coordinate whose ends are equal
   * is a fixed point with its representation error, not an interval; the others have their middle
   * in the base point.
   *
   * @param lower exact lower ends
   * @param upper exact upper ends, one for each lower end
   * @throws IllegalArgumentException if the numbers of ends differ or an interval is empty
   */
  public static InputRegion enclosing(List<Rational> lower, List<Rational> upper) {
    if (lower.size() != upper.size()) {
      throw new IllegalArgumentException("a box needs one upper end for each lower end");
    }
    int n = lower.size();
    double[] values = new double[n];
    double[] errors = new double[n];
    int[] changed = new int[n];
    double[] lowerEnds = new double[n];
    double[] upperEnds = new double[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      int order = lower.get(i).compareTo(upper.get(i));
      if (order > 0) {
        throw new IllegalArgumentException(
            "empty interval [" + lower.get(i) + ", " + upper.get(i) + "] at coordinate " + i);
      }
      if (order == 0) {
        values[i] = lower.get(i).nearest();
        errors[i] = lower.get(i).distance(values[i]);
      } else {
        changed[size] = i;
        lowerEnds[size] = lower.get(i).roundDown();
        upperEnds[size] = upper.get(i).roundUp();
        values[i] = lowerEnds[size] / 2 + upperEnds[size] / 2;
        size++;
      }
    }
    return new InputRegion(
        new BasePoint(values, errors),
        new SparseBox(
            Arrays.copyOf(changed, size),
            Arrays.copyOf(lowerEnds, size),
            Arrays.copyOf(upperEnds, size)));
  }

  /** Returns the number of coordinates. */
  public int dimension() {
    return base.dimension();
  }
}
