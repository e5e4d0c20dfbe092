package fanc.verifier.domain;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;

/**
 * The zonotope of an input region: one symbol for each coordinate that ranges over an interval, in
 * ascending order. A coordinate that is fixed stays a point; what its decimal value loses as a
 * double goes to the remainder.
 */
final class ZonotopeOfRegion {
  private ZonotopeOfRegion() {}

  /** Returns the zonotope; contains the region, and equals its box up to rounding of midpoints. */
  static Zonotope of(InputRegion region) {
    int n = region.dimension();
    BasePoint base = region.base();
    SparseBox changes = region.changes();
    double[] center = base.toArray();
    double[] remainder = new double[n];
    for (int i = 0; i < n; i++) {
      remainder[i] = base.error(i);
    }
    int p = 0;
    for (int k = 0; k < changes.size(); k++) {
      p += changes.lower(k) < changes.upper(k) ? 1 : 0;
    }
    double[] generators = new double[Math.multiplyExact(p, n)];
    long[] symbols = new long[p];
    double[] spread = new double[n];
    int row = 0;
    for (int k = 0; k < changes.size(); k++) {
      int i = changes.index(k);
      double l = changes.lower(k);
      double u = changes.upper(k);
      remainder[i] = 0;
      center[i] = l == u ? l : 0.5 * l + 0.5 * u;
      if (l < u) {
        double radius = Math.nextUp(Math.max(u - center[i], center[i] - l));
        generators[row * n + i] = radius;
        spread[i] = radius;
        symbols[row] = SymbolNumber.of(0, i);
        row++;
      }
    }
    return new Zonotope(center, generators, remainder, symbols, spread);
  }
}
