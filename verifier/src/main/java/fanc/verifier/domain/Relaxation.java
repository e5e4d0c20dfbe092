package fanc.verifier.domain;

import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * The DeepZ image of a zonotope under an activation applied to every coordinate.
 *
 * <p>With a {@link Band} of slope lambda and ends a, b, and {@code mu = (a + b) / 2}, the
 * coordinate becomes {@code lambda x + mu} and a symbol of size {@code (b - a) / 2}, or that much
 * remainder in folded mode. Where a = b the image is affine and needs neither; a constant, the
 * identity and a negation are exact. A coordinate that no symbol reaches is a constant up to
 * rounding; its image is a constant again, and its width goes to the remainder: otherwise every
 * saturated neuron would cost a symbol of size 1e-16.
 *
 * <p><b>Direction.</b> Over-approximation. Three roundings are made on the way: {@code 3 u
 * (|lambda| (|c| + sum|G| + R) + |mu|)} is added to the remainder.
 */
final class Relaxation {
  private final Zonotope x;
  private final double[] slope;
  private final double[] center;
  private final double[] remainder;
  private final double[] spread;
  private final double[] fresh;
  private int freshCount;

  private Relaxation(Zonotope x) {
    int n = x.dimension();
    this.x = x;
    this.slope = new double[n];
    this.center = new double[n];
    this.remainder = new double[n];
    this.spread = new double[n];
    this.fresh = new double[n];
  }

  /**
   * Returns the image of x under one activation for each coordinate.
   *
   * @param activations the activation of each coordinate
   * @param bounds bounds of each coordinate of x, its own hull or tighter
   * @param value number of the value that is made; identifies the fresh symbols
   */
  static Zonotope apply(
      IntFunction<Activation> activations, Zonotope x, Bounds bounds, Symbols symbols, int value) {
    return apply(activations, x, bounds, IntUnaryOperator.identity(), symbols, value);
  }

  /**
   * Does the same for a zonotope that has some coordinates of a value only.
   *
   * @param coordinates the coordinate of the value that coordinate i of x is
   */
  static Zonotope apply(
      IntFunction<Activation> activations,
      Zonotope x,
      Bounds bounds,
      IntUnaryOperator coordinates,
      Symbols symbols,
      int value) {
    Relaxation relaxation = new Relaxation(x);
    for (int i = 0; i < x.dimension(); i++) {
      double l = bounds.lower(i);
      double u = bounds.upper(i);
      Activation f = activations.apply(coordinates.applyAsInt(i));
      Band band = f.band(l, u);
      boolean exact = band.lower() == band.upper();
      if (!exact && symbols == Symbols.FRESH && x.spread[i] == 0) {
        relaxation.constant(i, f.lower(l, u), f.upper(l, u));
      } else {
        relaxation.relax(i, band, symbols);
      }
    }
    return relaxation.image(coordinates, value);
  }

  private void constant(int i, double lower, double upper) {
    center[i] = 0.5 * lower + 0.5 * upper;
    remainder[i] = halfWidth(lower, upper, center[i]);
  }

  private void relax(int i, Band band, Symbols symbols) {
    slope[i] = band.slope();
    double lambda = Math.abs(slope[i]);
    boolean line = band.lower() == band.upper();
    double mu = line ? band.lower() : 0.5 * band.lower() + 0.5 * band.upper();
    center[i] = slope[i] * x.center[i] + mu;
    if (line && (lambda == 0 || (lambda == 1 && mu == 0))) {
      remainder[i] = lambda * x.remainder[i];
      spread[i] = lambda * x.spread[i];
      return;
    }
    double error = line ? 0 : halfWidth(band.lower(), band.upper(), mu);
    double rounding = 3 * Rounding.UNIT * (lambda * x.magnitude(i) + Math.abs(mu));
    double rest = lambda * x.remainder[i] + rounding;
    boolean symbol = !line && symbols == Symbols.FRESH;
    remainder[i] = LinearImage.outward(symbol ? rest : rest + error, 1, x.symbolCount());
    spread[i] = Rounding.inflate(4) * (lambda * x.spread[i] + (symbol ? error : 0));
    if (symbol) {
      fresh[i] = error;
      freshCount++;
    }
  }

  /**
   * Returns an upper bound of the distance from {@code middle} to either end; NaN or infinite if an
   * end is.
   */
  static double halfWidth(double lower, double upper, double middle) {
    return Math.nextUp(Math.max(upper - middle, middle - lower));
  }

  private Zonotope image(IntUnaryOperator coordinates, int value) {
    int n = x.dimension();
    int p = x.symbolCount();
    double[] generators = new double[Math.multiplyExact(p + freshCount, n)];
    long[] symbols = Arrays.copyOf(x.symbols, p + freshCount);
    for (int row = 0; row < p; row++) {
      int start = row * n;
      for (int i = 0; i < n; i++) {
        generators[start + i] = slope[i] * x.generators[start + i];
      }
    }
    long[] numbers = freshSymbols(coordinates, value);
    for (int i = 0; i < n && freshCount > 0; i++) {
      if (fresh[i] != 0) {
        long symbol = SymbolNumber.of(value, coordinates.applyAsInt(i));
        int row = p + Arrays.binarySearch(numbers, symbol);
        generators[row * n + i] = fresh[i];
        symbols[row] = symbol;
      }
    }
    return new Zonotope(center, generators, remainder, symbols, spread);
  }

  /** Returns the identities of the fresh symbols, ascending, whatever the order of coordinates. */
  private long[] freshSymbols(IntUnaryOperator coordinates, int value) {
    long[] numbers = new long[freshCount];
    int count = 0;
    for (int i = 0; i < fresh.length && count < freshCount; i++) {
      if (fresh[i] != 0) {
        numbers[count++] = SymbolNumber.of(value, coordinates.applyAsInt(i));
      }
    }
    Arrays.sort(numbers);
    return numbers;
  }
}
