package fanc.templates.transfer;

import fanc.verifier.Rounding;
import java.util.Arrays;

/**
 * Lower bounds of the margins of every region of a family on a parent, one for each half-space of
 * the constraint, in its order.
 *
 * <p>Kept in single precision, rounded down. Either one row for each region or, of a family too
 * large for that, one row for all: the least of theirs. What nothing is known of is minus infinity,
 * which no comparison takes for a proof. Immutable.
 */
public final class RegionMargins {
  private final long regions;
  private final int rows;
  private final float[] bounds;

  private RegionMargins(long regions, int rows, float[] bounds) {
    this.regions = regions;
    this.rows = rows;
    this.bounds = bounds;
  }

  /**
   * Takes bounds that were rounded already.
   *
   * @param regions number of regions, at least 1
   * @param rows number of half-spaces, at least 1
   * @param bounds regions x rows, row-major, or one row that holds for every region; copied
   * @throws IllegalArgumentException if the length is neither, or an entry is NaN
   */
  public static RegionMargins of(long regions, int rows, float[] bounds) {
    boolean each = regions <= Integer.MAX_VALUE / rows && bounds.length == regions * rows;
    if (regions < 1 || rows < 1 || !(each || bounds.length == rows)) {
      throw new IllegalArgumentException(
          bounds.length + " bounds for " + rows + " margins of " + regions + " regions");
    }
    for (float bound : bounds) {
      if (Float.isNaN(bound)) {
        throw new IllegalArgumentException("a bound that is no number");
      }
    }
    return new RegionMargins(regions, rows, bounds.clone());
  }

  /**
   * Returns the same facts in single precision, rounded down.
   *
   * @param bounds as for {@link #of}; NaN stands for nothing known
   */
  public static RegionMargins roundedDown(long regions, int rows, double[] bounds) {
    float[] rounded = new float[bounds.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = SinglePrecision.down(bounds[i]);
    }
    return of(regions, rows, rounded);
  }

  /** Returns the number of regions. */
  public long regions() {
    return regions;
  }

  /** Returns the number of half-spaces. */
  public int rows() {
    return rows;
  }

  /** Returns whether each region has bounds of its own. */
  public boolean perRegion() {
    return bounds.length == regions * rows;
  }

  /** Returns the lower bound of one margin of one region; minus infinity where none is known. */
  public double at(long region, int row) {
    return bounds[start(region) + row];
  }

  /**
   * Writes what is left of a region's margins after each changed by no less than the given: {@code
   * left[j] = down(at(region, j) + change[j])}; NaN where the change is.
   *
   * @param change lower bounds of the changes, one for each row
   * @param left the same, overwritten; for {@link fanc.properties.OutputConstraint#margin}
   */
  public void after(long region, double[] change, double[] left) {
    int start = start(region);
    for (int j = 0; j < rows; j++) {
      left[j] = Rounding.addDown(bounds[start + j], change[j]);
    }
  }

  /**
   * Returns the least of what {@link #after} writes. Greater than 0 it proves whatever formula is
   * made of the half-spaces. NaN if a change is NaN.
   *
   * @param change lower bounds of the changes, one for each row
   */
  public double leastAfter(long region, double[] change) {
    int start = start(region);
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rows; j++) {
      least = Math.min(least, Rounding.addDown(bounds[start + j], change[j]));
    }
    return least;
  }

  private int start(long region) {
    if (region < 0 || region >= regions) {
      throw new IndexOutOfBoundsException("region " + region + " of " + regions);
    }
    return perRegion() ? (int) region * rows : 0;
  }

  /**
   * Returns the bounds for the sum of a network with itself: all times a number, rounded down.
   *
   * @param copies how often the network is added, at least 1
   */
  RegionMargins times(int copies) {
    double[] products = new double[bounds.length];
    for (int i = 0; i < products.length; i++) {
      // A float times a small whole number is a double.
      products[i] = (double) copies * bounds[i];
    }
    return roundedDown(regions, rows, products);
  }

  /** Returns a copy of all bounds, row-major. */
  public float[] toArray() {
    return bounds.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegionMargins m
        && regions == m.regions
        && rows == m.rows
        && Arrays.equals(bounds, m.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }
}
