package fanc.properties;

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

  /** Returns the number of coordinates. */
  public int dimension() {
    return base.dimension();
  }
}
