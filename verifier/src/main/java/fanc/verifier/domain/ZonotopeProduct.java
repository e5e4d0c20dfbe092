package fanc.verifier.domain;

import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * The product of two zonotopes of one network, entry by entry.
 *
 * <p>With {@code x = a + sum A_k e_k + r} and {@code y = b + sum B_k e_k + s} the product is the
 * linear part {@code a b + sum (a B_k + b A_k) e_k + a s + b r} and the product of the deviations.
 * In that one, the squares {@code A_k B_k e_k^2} lie between 0 and {@code A_k B_k}, the rest within
 * {@code (S_A + R_x) (S_B + R_y) - D}, where S are the sums of magnitudes and {@code D = sum |A_k
 * B_k|}. So the center is {@code a b + d / 2} with {@code d = sum A_k B_k}, and what is around it
 * {@code (S_A + R_x) (S_B + R_y) - D / 2}: a fresh symbol, or remainder in folded mode and where a
 * factor has no symbol.
 *
 * <p><b>Direction.</b> Over-approximation. With p symbols every sum above has at most p + 4
 * roundings, and is at most {@code (|a| + S_A + R_x) (|b| + S_B + R_y)}: {@code gamma(p+4)} of that
 * is added to the remainder.
 *
 * <p><b>Source.</b> de Figueiredo, Stolfi: Affine arithmetic, Numerical Algorithms 37, 2004; the
 * bound of the squares and the rounding are ours.
 */
final class ZonotopeProduct {
  private final Zonotope x;
  private final Zonotope y;
  private final long[] symbols;
  private final double[] linear;
  private final double[] signed;
  private final double[] absolute;

  private ZonotopeProduct(Zonotope x, Zonotope y) {
    int n = x.dimension();
    if (y.dimension() != n) {
      throw new IllegalArgumentException("product of values with " + n + " and " + y.dimension());
    }
    this.x = x;
    this.y = y;
    this.symbols = ZonotopeSum.union(x.symbols, y.symbols);
    this.linear = new double[Math.multiplyExact(symbols.length, n)];
    this.signed = new double[n];
    this.absolute = new double[n];
  }

  static Zonotope of(Zonotope x, Zonotope y, Symbols mode, int value, Kernels kernels) {
    ZonotopeProduct product = new ZonotopeProduct(x, y);
    product.addRows();
    return product.image(mode, value, kernels);
  }

  private void addRows() {
    int n = x.dimension();
    for (int row = 0; row < symbols.length; row++) {
      int ofX = Arrays.binarySearch(x.symbols, symbols[row]);
      int ofY = Arrays.binarySearch(y.symbols, symbols[row]);
      for (int i = 0; i < n; i++) {
        double left = ofX < 0 ? 0 : x.generators[ofX * n + i];
        double right = ofY < 0 ? 0 : y.generators[ofY * n + i];
        linear[row * n + i] = x.center[i] * right + y.center[i] * left;
        signed[i] += left * right;
        absolute[i] += Math.abs(left * right);
      }
    }
  }

  private Zonotope image(Symbols mode, int value, Kernels kernels) {
    int n = x.dimension();
    int p = symbols.length;
    double gamma = Rounding.gamma(p + 4L);
    double[] center = new double[n];
    double[] remainder = new double[n];
    double[] fresh = new double[n];
    int freshCount = 0;
    for (int i = 0; i < n; i++) {
      center[i] = x.center[i] * y.center[i] + 0.5 * signed[i];
      double inherited =
          Math.abs(x.center[i]) * y.remainder[i] + Math.abs(y.center[i]) * x.remainder[i];
      double rest = inherited + gamma * (x.magnitude(i) * y.magnitude(i));
      double error = deviation(i, gamma);
      boolean symbol = mode == Symbols.FRESH && x.spread[i] != 0 && y.spread[i] != 0;
      remainder[i] = LinearImage.outward(symbol ? rest : rest + error, p, p);
      fresh[i] = symbol ? error : 0;
      freshCount += fresh[i] != 0 ? 1 : 0;
    }
    double[] generators = Arrays.copyOf(linear, Math.multiplyExact(p + freshCount, n));
    long[] all = Arrays.copyOf(symbols, p + freshCount);
    int row = p;
    for (int i = 0; i < n; i++) {
      if (fresh[i] != 0) {
        generators[row * n + i] = fresh[i];
        all[row++] = SymbolNumber.of(value, i);
      }
    }
    double[] spread = Spread.of(generators, all.length, n, kernels);
    return new Zonotope(center, generators, remainder, all, spread);
  }

  /** Returns an upper bound of {@code (S_A + R_x) (S_B + R_y) - D / 2}. */
  private double deviation(int i, double gamma) {
    double whole = Rounding.multiplyUp(x.radius(i), y.radius(i));
    double squares = absolute[i] * (1 - 2 * gamma) - (symbols.length + 2.0) * Rounding.UNDERFLOW;
    return Rounding.addUp(whole, -0.5 * Math.max(0, squares));
  }
}
