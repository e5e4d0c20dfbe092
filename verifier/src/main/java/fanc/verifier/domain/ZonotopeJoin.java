package fanc.verifier.domain;

import java.util.Arrays;
import java.util.List;

/**
 * Several zonotopes of one network, one after the other: every symbol of any of them has one row,
 * zero where a part does not have it. Exact, and no relation between the parts is lost.
 */
final class ZonotopeJoin {
  private ZonotopeJoin() {}

  static Zonotope of(List<Zonotope> parts) {
    int n = parts.stream().mapToInt(Zonotope::dimension).reduce(0, Math::addExact);
    long[] symbols =
        parts.stream().flatMapToLong(x -> Arrays.stream(x.symbols)).sorted().distinct().toArray();
    double[] generators = new double[Math.multiplyExact(symbols.length, n)];
    double[] center = new double[n];
    double[] remainder = new double[n];
    double[] spread = new double[n];
    int start = 0;
    for (Zonotope x : parts) {
      int size = x.dimension();
      System.arraycopy(x.center, 0, center, start, size);
      System.arraycopy(x.remainder, 0, remainder, start, size);
      System.arraycopy(x.spread, 0, spread, start, size);
      for (int row = 0; row < x.symbolCount(); row++) {
        int target = Arrays.binarySearch(symbols, x.symbols[row]) * n + start;
        System.arraycopy(x.generators, row * size, generators, target, size);
      }
      start += size;
    }
    return new Zonotope(center, generators, remainder, symbols, spread);
  }
}
