package fanc.verifier.domain;

import fanc.verifier.Intervals;
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
  private final int[] sources;
  private final double[] slope;
  private final double[] center;
  private final double[] remainder;
  private final double[] spread;
  private final double[] fresh;
  private int count;
  private int freshCount;

  private Relaxation(Zonotope x) {
    int n = x.dimension();
    this.x = x;
    this.sources = new int[n];
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
      IntFunction<Activation> activations,
      Zonotope x,
      Intervals bounds,
      Symbols symbols,
      int value) {
    Relaxation relaxation = new Relaxation(x);
    for (int i = 0; i < x.dimension(); i++) {
      relaxation.add(activations.apply(i), i, bounds.lower(i), bounds.upper(i), symbols);
      relaxation.count++;
    }
    return relaxation.image(IntUnaryOperator.identity(), value);
  }

  /**
   * Does the same for an element that holds some coordinates of a value. What becomes exactly what
   * the anchor becomes, for instance a neuron that is dead in both, is no longer held.
   *
   * @param bounds bounds of each coordinate held, the hull of the part or tighter
   * @param image the anchor's image
   */
  static LocalZonotope apply(
      IntFunction<Activation> activations,
      LocalZonotope x,
      Intervals bounds,
      Anchor image,
      Symbols symbols,
      int value) {
    Relaxation relaxation = new Relaxation(x.part());
    for (int i = 0; i < x.held.length; i++) {
      int at = x.held[i];
      relaxation.add(activations.apply(at), i, bounds.lower(i), bounds.upper(i), symbols);
      relaxation.count += relaxation.is(image.point, at) ? 0 : 1;
    }
    int[] held = new int[relaxation.count];
    for (int k = 0; k < held.length; k++) {
      held[k] = x.held[relaxation.sources[k]];
    }
    return LocalZonotope.of(image, held, relaxation.image(k -> held[k], value));
  }

  /** Returns whether what was added last is one point, and that of a coordinate of another. */
  private boolean is(Zonotope point, int i) {
    return spread[count] == 0
        && remainder[count] == 0
        && fresh[count] == 0
        && point.remainder[i] == 0
        && center[count] == point.center[i];
  }

  /** Writes the image of coordinate i at the next free place, for {@code count} to keep it. */
  private void add(Activation f, int i, double l, double u, Symbols symbols) {
    sources[count] = i;
    slope[count] = 0;
    spread[count] = 0;
    Band band = f.band(l, u);
    boolean exact = band.lower() == band.upper();
    if (!exact && symbols == Symbols.FRESH && x.spread[i] == 0) {
      constant(f.lower(l, u), f.upper(l, u));
    } else {
      relax(i, band, symbols);
    }
  }

  private void constant(double lower, double upper) {
    center[count] = 0.5 * lower + 0.5 * upper;
    remainder[count] = halfWidth(lower, upper, center[count]);
  }

  private void relax(int i, Band band, Symbols symbols) {
    int k = count;
    slope[k] = band.slope();
    double lambda = Math.abs(slope[k]);
    boolean line = band.lower() == band.upper();
    double mu = line ? band.lower() : 0.5 * band.lower() + 0.5 * band.upper();
    center[k] = slope[k] * x.center[i] + mu;
    if (line && (lambda == 0 || (lambda == 1 && mu == 0))) {
      remainder[k] = lambda * x.remainder[i];
      spread[k] = lambda * x.spread[i];
      return;
    }
    double error = line ? 0 : halfWidth(band.lower(), band.upper(), mu);
    double rounding = 3 * Rounding.UNIT * (lambda * x.magnitude(i) + Math.abs(mu));
    double rest = lambda * x.remainder[i] + rounding;
    boolean symbol = !line && symbols == Symbols.FRESH;
    remainder[k] = LinearImage.outward(symbol ? rest : rest + error, 1, x.symbolCount());
    spread[k] = Rounding.inflate(4) * (lambda * x.spread[i] + (symbol ? error : 0));
    if (symbol) {
      fresh[k] = error;
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
    double[] generators = new double[Math.multiplyExact(p + freshCount, count)];
    long[] symbols = Arrays.copyOf(x.symbols, p + freshCount);
    for (int row = 0; row < p; row++) {
      int from = row * n;
      int to = row * count;
      for (int k = 0; k < count; k++) {
        generators[to + k] = slope[k] * x.generators[from + sources[k]];
      }
    }
    long[] numbers = freshSymbols(coordinates, value);
    for (int k = 0; k < count && freshCount > 0; k++) {
      if (fresh[k] != 0) {
        long symbol = SymbolNumber.of(value, coordinates.applyAsInt(k));
        int row = p + Arrays.binarySearch(numbers, symbol);
        generators[row * count + k] = fresh[k];
        symbols[row] = symbol;
      }
    }
    return new Zonotope(
        Arrays.copyOf(center, count),
        generators,
        Arrays.copyOf(remainder, count),
        symbols,
        Arrays.copyOf(spread, count));
  }

  /** Returns the identities of the fresh symbols, ascending, whatever the order of coordinates. */
  private long[] freshSymbols(IntUnaryOperator coordinates, int value) {
    long[] numbers = new long[freshCount];
    int found = 0;
    for (int k = 0; k < count && found < freshCount; k++) {
      if (fresh[k] != 0) {
        numbers[found++] = SymbolNumber.of(value, coordinates.applyAsInt(k));
      }
    }
    Arrays.sort(numbers);
    return numbers;
  }
}
