package fanc.checker;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A union of boxes that differ from one base box in few coordinates: regions, or their image under
 * a map by coordinates. Linear functions are bounded over each region, not over the hull of all.
 *
 * @param regions at least one; what each has instead of the base
 */
record InputSet(Box base, List<SparseBox> regions) {
  /** How many intervals a set may keep: 256 MiB of ends. */
  private static final long MOST = 1L << 24;

  /**
   * Returns the union of the regions with these numbers.
   *
   * @throws NotEstablished if they are too many to be kept
   */
  static InputSet of(RegionFamily family, RegionRanges numbers) {
    BasePoint point = family.base();
    double[] lower = new double[point.dimension()];
    double[] upper = new double[point.dimension()];
    Arrays.setAll(lower, i -> Rounding.addDown(point.value(i), -point.error(i)));
    Arrays.setAll(upper, i -> Rounding.addUp(point.value(i), point.error(i)));
    List<SparseBox> regions = new ArrayList<>();
    long kept = 0;
    for (RegionRanges.Run run : numbers.runs()) {
      for (long r = run.first(); r <= run.last(); r++) {
        regions.add(family.changes(r));
        kept += 4L + regions.get(regions.size() - 1).size();
        if (kept > MOST) {
          throw new NotEstablished("too many regions for one part; divide it");
        }
      }
    }
    return new InputSet(new Box(lower, upper), regions);
  }

  private Box region(SparseBox changes) {
    Box region = new Box(base.lower().clone(), base.upper().clone());
    for (int k = 0; k < changes.size(); k++) {
      region.lower()[changes.index(k)] = changes.lower(k);
      region.upper()[changes.index(k)] = changes.upper(k);
    }
    return region;
  }

  /** Returns the hull of all regions, and of the base where there are several. */
  Box hull() {
    Box hull = region(regions.get(0));
    if (regions.size() > 1) {
      hull = hull.hull(base);
      for (SparseBox r : regions) {
        for (int k = 0; k < r.size(); k++) {
          hull.lower()[r.index(k)] = Math.min(hull.lower()[r.index(k)], r.lower(k));
          hull.upper()[r.index(k)] = Math.max(hull.upper()[r.index(k)], r.upper(k));
        }
      }
    }
    return hull;
  }

  /** Returns the images of the regions under a map by coordinates, exactly but for rounding. */
  InputSet through(Linear map) {
    if (Arrays.equals(map.at().copied(), IntStream.range(0, base.size()).toArray())) {
      return this;
    }
    Box image = map.image(base);
    return new InputSet(
        image, regions.stream().map(r -> differences(image, map.image(region(r)))).toList());
  }

  private static SparseBox differences(Box base, Box of) {
    int[] index =
        IntStream.range(0, base.size())
            .filter(i -> of.lower()[i] != base.lower()[i] || of.upper()[i] != base.upper()[i])
            .toArray();
    return new SparseBox(index, Box.select(index, of.lower()), Box.select(index, of.upper()));
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
        .map(region -> image.plus(moving.image(index(region), moved(region, centers))))
        .reduce(Box::hull)
        .orElseThrow();
  }

  private static int[] index(SparseBox changes) {
    return IntStream.range(0, changes.size()).map(changes::index).toArray();
  }

  /** Returns how far the changed coordinates are from the centers. */
  private static Box moved(SparseBox changes, double[] centers) {
    Box moved = Box.zeros(changes.size());
    for (int k = 0; k < changes.size(); k++) {
      moved.lower()[k] = Rounding.addDown(changes.lower(k), -centers[changes.index(k)]);
      moved.upper()[k] = Rounding.addUp(changes.upper(k), -centers[changes.index(k)]);
    }
    return moved;
  }

  /** Returns the first region as a zonotope: a symbol for each coordinate in which it changes. */
  Zonotope zonotope() {
    Box point = new Box(base.lower().clone(), base.upper().clone());
    Box changes = Box.zeros(base.size());
    SparseBox region = regions.get(0);
    for (int k = 0; k < region.size(); k++) {
      int i = region.index(k);
      point.lower()[i] = 0;
      point.upper()[i] = 0;
      changes.lower()[i] = region.lower(k);
      changes.upper()[i] = region.upper(k);
    }
    return Zonotope.of(point).plus(changes, new boolean[base.size()], 0);
  }
}
