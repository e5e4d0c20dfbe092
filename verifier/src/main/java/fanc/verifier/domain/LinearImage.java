package fanc.verifier.domain;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.verifier.Arithmetic;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import java.util.function.IntUnaryOperator;

/**
 * Images of zonotopes under affine ops. Exact on center and generators in real arithmetic; what the
 * arithmetic loses is bounded and added to the remainder.
 *
 * <p>For {@code y = x W + b} with n inputs, computed in any order, the center is off by at most
 * {@code gamma(n+1) (|W||c| + |b|)} and the generators together by {@code gamma(n) |W| sum|G|};
 * entries of W that went through k roundings add {@code gamma(k)} of the same. So
 *
 * <pre>{@code
 * R' = |W| R + gamma(n+2+k) (|W| (|c| + sum|G| + R) + |b|) + underflow
 *    = |W| v + gamma(n+2+k) |b| + underflow,      v = R + gamma(n+2+k) (|c| + sum|G| + R)
 * }</pre>
 *
 * evaluated upward: one product of a vector with |W| beside the products of textbook DeepZ.
 *
 * <p><b>Source.</b> Higham, Accuracy and Stability of Numerical Algorithms, sections 3.1 and 3.5.
 */
final class LinearImage {
  /** Roundings spent on evaluating the remainder itself, apart from the sum of n terms. */
  private static final int OWN_ROUNDINGS = 12;

  private LinearImage() {}

  static Zonotope affine(Affine op, Zonotope x, Arithmetic arithmetic, Kernels kernels) {
    int n = op.inputs();
    int m = op.outputs();
    int p = x.symbolCount();
    double[] weight = op.weight().shared();
    double[] center = new double[m];
    kernels.multiply(x.center, weight, center, 1, n, m);
    double[] generators = new double[Math.multiplyExact(p, m)];
    kernels.multiply(x.generators, weight, generators, p, n, m);
    double[] remainder = new double[m];
    double gamma = arithmetic.gamma(n + 2L + op.roundings(), n + 2L);
    kernels.multiplyAbsolute(errorSource(x, gamma, arithmetic), weight, remainder, n, m);
    double[] bias = op.bias().shared();
    double flushed = arithmetic.flushed(n, x.magnitudes());
    for (int j = 0; j < m; j++) {
      center[j] += bias[j];
      double own = outward(remainder[j] + gamma * Math.abs(bias[j]), n, p);
      remainder[j] = arithmetic.settled(own, own / gamma, flushed);
    }
    return new Zonotope(
        center, generators, remainder, x.symbols, Spread.of(generators, p, m, kernels));
  }

  static Zonotope convolution(Conv2d op, Zonotope x, Arithmetic arithmetic, Kernels kernels) {
    GroupedConvolution convolution = new GroupedConvolution(op);
    int positions = op.window().positions();
    int m = Math.multiplyExact(op.outChannels(), positions);
    int p = x.symbolCount();
    int taps = op.filterSize();
    double[] center = convolution.convolve(x.center, 1, kernels);
    double[] generators = convolution.convolve(x.generators, p, kernels);
    double gamma = arithmetic.gamma(taps + 2L, taps + 2L);
    double[] remainder = convolution.convolveAbsolute(errorSource(x, gamma, arithmetic), kernels);
    double flushed = arithmetic.flushed(taps, x.magnitudes());
    for (int j = 0; j < m; j++) {
      double bias = op.bias().get(j / positions);
      center[j] += bias;
      double own = outward(remainder[j] + gamma * Math.abs(bias), taps, p);
      remainder[j] = arithmetic.settled(own, own / gamma, flushed);
    }
    return new Zonotope(
        center, generators, remainder, x.symbols, Spread.of(generators, p, m, kernels));
  }

  /**
   * Image under {@code y_i = s_i x_i + t_i}; an error of the coefficients e_s, e_t adds {@code e_s
   * |x_i| + e_t}. Exact where it copies, negates or makes a constant.
   */
  static Zonotope scale(Scale op, Zonotope x, Arithmetic arithmetic, Kernels kernels) {
    return scale(op, x, IntUnaryOperator.identity(), arithmetic, kernels);
  }

  /**
   * The same for a zonotope that has some coordinates of a value only.
   *
   * @param coordinates the coordinate of the value that coordinate i of x is
   */
  static Zonotope scale(
      Scale op, Zonotope x, IntUnaryOperator coordinates, Arithmetic arithmetic, Kernels kernels) {
    int n = x.dimension();
    int p = x.symbolCount();
    double[] scale = new double[n];
    double[] center = new double[n];
    double[] remainder = new double[n];
    double gamma = arithmetic.gamma(4, 4);
    for (int i = 0; i < n; i++) {
      int at = coordinates.applyAsInt(i);
      scale[i] = op.scale().get(at);
      double s = Math.abs(scale[i]);
      double t = op.shift().get(at);
      double magnitude = x.magnitude(i);
      center[i] = scale[i] * x.center[i] + t;
      double scaleError = op.scaleError().get(at);
      double shiftError = op.shiftError().get(at);
      boolean known = scaleError == 0 && shiftError == 0;
      boolean exact = known && (magnitude == 0 || (s == 1 && t == 0));
      double terms = s * magnitude + Math.abs(t);
      double error = gamma * terms + scaleError * magnitude + shiftError;
      double own = exact ? x.remainder[i] : outward(s * x.remainder[i] + error, 1, p);
      remainder[i] =
          exact ? own : arithmetic.settled(own, terms, arithmetic.flushed(4, s + magnitude));
    }
    double[] generators = new double[x.generators.length];
    RowBlock rows = RowBlock.matrix(x.generators, p, n);
    kernels.scaleColumns(rows, scale, n, RowBlock.matrix(generators, p, n));
    return new Zonotope(
        center, generators, remainder, x.symbols, Spread.of(generators, p, n, kernels));
  }

  /** Image under an index map; exact. */
  static Zonotope select(Select op, Zonotope x) {
    int n = x.dimension();
    int m = op.sources().size();
    int[] sources = op.sources().stream().mapToInt(Integer::intValue).toArray();
    int p = x.symbolCount();
    double[] generators = new double[Math.multiplyExact(p, m)];
    for (int row = 0; row < p; row++) {
      for (int j = 0; j < m; j++) {
        generators[row * m + j] =
            sources[j] == Select.ZERO ? 0 : x.generators[row * n + sources[j]];
      }
    }
    return new Zonotope(
        pick(x.center, sources),
        generators,
        pick(x.remainder, sources),
        x.symbols,
        pick(x.spread, sources));
  }

  private static double[] pick(double[] from, int[] sources) {
    double[] picked = new double[sources.length];
    for (int j = 0; j < sources.length; j++) {
      picked[j] = sources[j] == Select.ZERO ? 0 : from[sources[j]];
    }
    return picked;
  }

  /**
   * Returns {@code v = R + gamma (|c| + sum|G| + R)}, to be weighed by |W|. What the product with
   * gamma loses to underflow is added here, because a large weight would magnify it; and what the
   * network's own arithmetic loses where it flushes x to zero.
   */
  static double[] errorSource(Zonotope x, double gamma, Arithmetic arithmetic) {
    double underflow = Rounding.UNDERFLOW + arithmetic.flushedFactor();
    double[] v = new double[x.dimension()];
    for (int i = 0; i < v.length; i++) {
      double magnitude = x.magnitude(i);
      v[i] = magnitude == 0 ? 0 : x.remainder[i] + gamma * magnitude + underflow;
    }
    return v;
  }

  /**
   * Returns an upper bound of a remainder that was computed with {@code terms + OWN_ROUNDINGS}
   * roundings of non-negative numbers, with what {@code terms} products in each of p + 2 vectors
   * may have lost to underflow.
   */
  static double outward(double computed, int terms, int p) {
    double underflow = (p + 2.0) * (terms + 2.0) * Rounding.UNDERFLOW;
    return Rounding.addUp(computed * Rounding.inflate(terms + OWN_ROUNDINGS), 2 * underflow);
  }
}
