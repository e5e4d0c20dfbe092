package fanc.verifier.domain;

import fanc.verifier.Arithmetic;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * The sum of two zonotopes of one network: rows of equal symbols are added, the others kept,
 * remainders add.
 *
 * <p>Exact on the sets in real arithmetic, because a symbol means the same on both branches. One
 * rounding in each entry: {@code u (|c'| + sum|G'|)} is added to the remainder.
 */
final class ZonotopeSum {
  private ZonotopeSum() {}

  static Zonotope of(Zonotope a, Zonotope b, Arithmetic arithmetic, Kernels kernels) {
    int n = a.dimension();
    if (b.dimension() != n) {
      throw new IllegalArgumentException("sum of values with " + n + " and " + b.dimension());
    }
    long[] symbols = union(a.symbols, b.symbols);
    int p = symbols.length;
    double[] generators = new double[Math.multiplyExact(p, n)];
    addRows(a, symbols, generators);
    addRows(b, symbols, generators);
    double gamma = arithmetic.gamma(2, 2);
    double flushed = arithmetic.flushed(2, 0);
    double[] center = new double[n];
    double[] remainder = new double[n];
    for (int i = 0; i < n; i++) {
      center[i] = a.center[i] + b.center[i];
      double terms = a.magnitude(i) + b.magnitude(i);
      double error = a.remainder[i] + b.remainder[i] + gamma * terms;
      double own = LinearImage.outward(error, 1, p);
      remainder[i] = arithmetic.settled(own, terms, flushed);
    }
    return new Zonotope(
        center, generators, remainder, symbols, Spread.of(generators, p, n, kernels));
  }

  /** Returns the identities in either, ascending. */
  static long[] union(long[] a, long[] b) {
    long[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  private static void addRows(Zonotope x, long[] symbols, double[] generators) {
    int n = x.dimension();
    for (int row = 0; row < x.symbolCount(); row++) {
      int target = Arrays.binarySearch(symbols, x.symbols[row]) * n;
      for (int i = 0; i < n; i++) {
        generators[target + i] += x.generators[row * n + i];
      }
    }
  }
}
