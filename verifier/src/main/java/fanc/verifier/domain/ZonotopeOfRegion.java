package fanc.verifier.domain;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;

/**
 * The zonotope of an input region: one symbol for each coordinate that ranges over an interval. A
 * coordinate that is fixed stays a point; what its decimal value loses as a double goes to the
 * remainder.
 *
 * <p>Contains the region, and equals its box up to rounding of midpoints.
 */
final class ZonotopeOfRegion {
  private ZonotopeOfRegion() {}

  /** Returns the zonotope, every coordinate written out; symbols in the order of coordinates. */
  static Zonotope of(InputRegion region) {
    return changes(region.changes(), Anchor.of(region.base())).dense();
  }

  /**
   * Returns a zonotope that holds what the region changes.
   *
   * @param base the region's base point
   */
  static LocalZonotope changes(SparseBox changes, Anchor base) {
    int t = changes.size();
    int[] held = new int[t];
    Enclosed values = new Enclosed(t);
    for (int k = 0; k < t; k++) {
      held[k] = changes.index(k);
      values.enclose(k, changes.lower(k), changes.upper(k));
    }
    return values.box(base, held);
  }

  /**
   * Returns a zonotope that holds every coordinate.
   *
   * @param origin an anchor of the region's dimension, of no influence
   */
  static LocalZonotope whole(InputRegion region, Anchor origin) {
    BasePoint base = region.base();
    SparseBox changes = region.changes();
    Enclosed values = new Enclosed(base.dimension());
    for (int i = 0; i < base.dimension(); i++) {
      values.center[i] = base.value(i);
      values.remainder[i] = base.error(i);
    }
    for (int k = 0; k < changes.size(); k++) {
      values.remainder[changes.index(k)] = 0;
      values.enclose(changes.index(k), changes.lower(k), changes.upper(k));
    }
    return values.box(origin, origin.all);
  }

  /** Coordinates, each a point or an interval around its middle. */
  private static final class Enclosed {
    private final double[] center;
    private final double[] remainder;
    private final double[] radius;

    private Enclosed(int size) {
      this.center = new double[size];
      this.remainder = new double[size];
      this.radius = new double[size];
    }

    private void enclose(int i, double l, double u) {
      center[i] = l == u ? l : 0.5 * l + 0.5 * u;
      if (l < u) {
        radius[i] = Math.nextUp(Math.max(u - center[i], center[i] - l));
      }
    }

    private LocalZonotope box(Anchor anchor, int[] held) {
      return LocalZonotope.box(anchor, held, center, remainder, radius);
    }
  }
}
