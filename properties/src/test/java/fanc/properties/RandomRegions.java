package fanc.properties;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Random input regions and points inside them, for laws that sample.
 *
 * <p>The regions include the awkward ones: nothing changes, intervals of width zero, every
 * coordinate changes, fixed coordinates with a representation error. The points include corners,
 * where over-approximations fail first. All randomness comes from the caller's generator.
 */
public final class RandomRegions {
  private RandomRegions() {}

  /**
   * Returns a region around a point with coordinates in [-1, 1] and intervals of a half width up to
   * {@code radius}; fixed coordinates are exact.
   *
   * @param dimension number of coordinates, at least 1
   * @param radius largest half width, at least 0
   */
  public static InputRegion region(int dimension, double radius, Random random) {
    return region(point(dimension, random), radius, random);
  }

  /** Like {@link #region(int, double, Random)} with half widths up to 0.5. */
  public static InputRegion region(int dimension, Random random) {
    return region(dimension, 0.5, random);
  }

  /**
   * Returns a region whose fixed coordinates are known only up to an error of at most {@code
   * error}.
   */
  public static InputRegion regionWithErrors(
      int dimension, double radius, double error, Random random) {
    double[] errors = new double[dimension];
    Arrays.setAll(errors, i -> random.nextBoolean() ? error * random.nextDouble() : 0);
    return region(new BasePoint(point(dimension, random).toArray(), errors), radius, random);
  }

  /**
   * Returns a region around a given point, so that several regions can share it.
   *
   * @param radius largest half width, at least 0
   */
  public static InputRegion region(BasePoint base, double radius, Random random) {
    int dimension = base.dimension();
    // One region in eight is a point, one in eight is dense, the others are in between.
    double share =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> 1;
          default -> random.nextDouble();
        };
    int[] indices = new int[dimension];
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    int size = 0;
    for (int i = 0; i < dimension; i++) {
      if (random.nextDouble() < share) {
        boolean degenerate = random.nextInt(8) == 0;
        // Off centre, so that base points outside the interval occur too.
        double centre = base.value(i) + radius * (random.nextDouble() - 0.5);
        double half = degenerate ? 0 : radius * random.nextDouble();
        indices[size] = i;
        lower[size] = centre - half;
        upper[size++] = centre + half;
      }
    }
    return new InputRegion(
        base,
        new SparseBox(
            Arrays.copyOf(indices, size), Arrays.copyOf(lower, size), Arrays.copyOf(upper, size)));
  }

  /** Returns an exact point with coordinates in [-1, 1], about one in eight of them 0. */
  public static BasePoint point(int dimension, Random random) {
    double[] values = new double[dimension];
    Arrays.setAll(values, i -> random.nextInt(8) == 0 ? 0 : 2 * random.nextDouble() - 1);
    return BasePoint.exact(values);
  }

  /**
   * Returns a point of the region: each changed coordinate uniform in its interval, each fixed one
   * uniform within its error.
   */
  public static double[] pointIn(InputRegion region, Random random) {
    return pointIn(region, () -> random.nextDouble());
  }

  /** Returns a corner of the region: each coordinate at one of its ends, errors included. */
  public static double[] cornerOf(InputRegion region, Random random) {
    return pointIn(region, () -> random.nextInt(2));
  }

  /** Returns a corner half of the time, else a point inside. */
  public static double[] pointOrCornerOf(InputRegion region, Random random) {
    return random.nextBoolean() ? cornerOf(region, random) : pointIn(region, random);
  }

  private static double[] pointIn(InputRegion region, DoubleSupplier positionInInterval) {
    BasePoint base = region.base();
    double[] point = new double[base.dimension()];
    for (int i = 0; i < point.length; i++) {
      point[i] =
          between(
              base.value(i) - base.error(i),
              base.value(i) + base.error(i),
              positionInInterval.getAsDouble());
    }
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      point[box.index(k)] = between(box.lower(k), box.upper(k), positionInInterval.getAsDouble());
    }
    return point;
  }

  /** Returns the point at {@code t} in [0, 1] between the ends, never outside them. */
  private static double between(double lower, double upper, double t) {
    return t == 1 ? upper : Math.min(upper, Math.max(lower, lower + t * (upper - lower)));
  }
}
