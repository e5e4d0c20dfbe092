package fanc.checker;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A union of boxes that differ from one base box in few coordinates: regions, or their image under
 * a map by coordinates. Linear functions are bounded over each region, not over the hull of all.
 */
record InputSet(Box base, List<Box> regions) {
  /** How many ends of intervals are kept at a time: 2 GiB of them. */
  private static final long MOST = 1L << 28;

  /** Returns the union of the regions with these numbers, at least one. */
  static InputSet of(RegionFamily family, RegionRanges numbers) {
    if (numbers.count() > MOST / 2 / Math.max(1, family.base().dimension())) {
      throw new NotEstablished("too many regions for one part; divide it");
    }
    return of(family, numbers.numbers());
  }

  static InputSet of(RegionFamily family, LongStream numbers) {
    BasePoint point = family.base();
    double[] lower = new double[point.dimension()];
    double[] upper = new double[point.dimension()];
    Arrays.setAll(lower, i -> Rounding.addDown(point.value(i), -point.error(i)));
    Arrays.setAll(upper, i -> Rounding.addUp(point.value(i), point.error(i)));
    Box base = new Box(lower, upper);
    return new InputSet(base, numbers.mapToObj(r -> changed(base, family.changes(r))).toList());
  }

  private static Box changed(Box base, SparseBox changes) {
    Box region = new Box(base.lower.clone(), base.upper.clone());
    for (int k = 0; k < changes.size(); k++) {
      region.lower[changes.index(k)] = changes.lower(k);
      region.upper[changes.index(k)] = changes.upper(k);
    }
    return region;
  }

  /** Returns the hull of all regions. */
  Box hull() {
    return regions.stream().reduce(Box::hull).orElseThrow();
  }

  /** Returns the images of the regions under a map by coordinates, exactly but for rounding. */
  InputSet through(Linear map) {
    return new InputSet(map.image(base), regions.stream().map(map::image).toList());
  }

  /**
   * Returns the hull of the images of all regions.
   *
   * <p>For x in a region let xi have x_i where the region is like the base, and the base's center
   * c_i elsewhere. It lies in the base box, so y(xi) lies in its image; and y(x) - y(xi) is the map
   * without b of x - xi, which is x_i - c_i in changed coordinates and 0 in all others.
   */
  Box image(Linear map) {
    Box image = map.image(base);
    Linear moving = map.withoutBias();
    double[] centers = base.centers();
    return regions.stream()
        .map(region -> image.plus(moving.image(moved(region, centers))))
        .reduce(Box::hull)
        .orElseThrow();
  }

  private Box moved(Box region, double[] centers) {
    Box moved = Box.zeros(centers.length);
    for (int i = 0; i < centers.length; i++) {
      if (isChanged(region, i)) {
        moved.lower[i] = Rounding.addDown(region.lower[i], -centers[i]);
        moved.upper[i] = Rounding.addUp(region.upper[i], -centers[i]);
      }
    }
    return moved;
  }

  private boolean isChanged(Box region, int i) {
    return region.lower[i] != base.lower[i] || region.upper[i] != base.upper[i];
  }

  /** Returns the only region as a zonotope: a symbol for each coordinate in which it changes. */
  Zonotope zonotope() {
    Box region = regions.get(0);
    boolean[] fixed = new boolean[region.size()];
    Box point = new Box(region.lower.clone(), region.upper.clone());
    Box changes = Box.zeros(region.size());
    for (int i = 0; i < fixed.length; i++) {
      if (isChanged(region, i)) {
        changes.lower[i] = point.lower[i];
        changes.upper[i] = point.upper[i];
        point.lower[i] = 0;
        point.upper[i] = 0;
      }
    }
    return Zonotope.of(point).plus(changes, fixed, 0);
  }
}
