package fanc.verifier.domain;

import fanc.verifier.Bounds;
import java.util.Arrays;

/**
 * A zonotope that holds only the coordinates in which a region differs from the base point of its
 * family: the others are constants, and shared by all regions.
 *
 * <p>A patch of four pixels holds 4 of 784 inputs, and what a convolution makes of it is a window.
 * The coordinates held stand in any order.
 *
 * <p>Immutable; arrays are shared inside this package and never modified after construction.
 */
public final class LocalZonotope {
  final Anchor anchor;
  final int[] held;
  private final Zonotope part;
  private final boolean diagonal;

  private LocalZonotope(Anchor anchor, int[] held, Zonotope part, boolean diagonal) {
    this.anchor = anchor;
    this.held = held;
    this.part = part;
    this.diagonal = diagonal;
  }

  /**
   * Takes over the parts.
   *
   * @param anchor what the coordinates that are not held are
   * @param held coordinates, each at most once
   * @param part their values: coordinate {@code held[i]} is coordinate i of it
   */
  static LocalZonotope of(Anchor anchor, int[] held, Zonotope part) {
    return new LocalZonotope(anchor, held, part, false);
  }

  /**
   * Makes the zonotope of a box, whose generators are diagonal and not stored.
   *
   * @param center one entry for each coordinate held
   * @param remainder the same
   * @param radius the same; a coordinate has a symbol, made at value 0, where it is not 0
   */
  static LocalZonotope box(
      Anchor anchor, int[] held, double[] center, double[] remainder, double[] radius) {
    Zonotope points = new Zonotope(center, new double[0], remainder, new long[0], radius);
    return new LocalZonotope(anchor, held, points, true);
  }

  /** Returns a zonotope that holds every coordinate. */
  static LocalZonotope whole(Anchor origin, Zonotope zonotope) {
    return new LocalZonotope(origin, origin.all, zonotope, false);
  }

  /** Returns the number of coordinates, held or not. */
  public int dimension() {
    return anchor.dimension();
  }

  /** Returns the number of coordinates held. */
  public int heldCount() {
    return held.length;
  }

  /** Returns the number of noise symbols. */
  public int symbolCount() {
    return diagonal ? part().symbolCount() : part.symbolCount();
  }

  /** Returns whether the generators are diagonal and only {@link #values} are stored. */
  boolean isBox() {
    return diagonal;
  }

  /** Returns center, remainder and spread of the coordinates held; no generators if a box. */
  Zonotope values() {
    return part;
  }

  /** Returns the identities of the symbols of a box, one for each radius that is not 0. */
  long[] boxSymbols() {
    long[] symbols = new long[held.length];
    int p = 0;
    for (int i = 0; i < held.length; i++) {
      if (part.spread[i] != 0) {
        symbols[p++] = SymbolNumber.of(0, held[i]);
      }
    }
    return Arrays.copyOf(symbols, p);
  }

  /** Returns the coordinates held, as a zonotope. */
  Zonotope part() {
    if (!diagonal) {
      return part;
    }
    long[] symbols = boxSymbols();
    int n = held.length;
    double[] generators = new double[Math.multiplyExact(symbols.length, n)];
    int row = 0;
    for (int i = 0; i < n; i++) {
      if (part.spread[i] != 0) {
        generators[row++ * n + i] = part.spread[i];
      }
    }
    return new Zonotope(part.center, generators, part.remainder, symbols, part.spread);
  }

  /** Returns the place of each coordinate among those held, -1 where it is not. */
  int[] places() {
    int[] places = new int[dimension()];
    Arrays.fill(places, -1);
    for (int i = 0; i < held.length; i++) {
      places[held[i]] = i;
    }
    return places;
  }

  /** Returns the given coordinates as a zonotope, constants where they are not held. */
  Zonotope at(int[] coordinates) {
    Zonotope from = part();
    int n = coordinates.length;
    int p = from.symbolCount();
    int[] places = places();
    double[] center = new double[n];
    double[] remainder = new double[n];
    double[] spread = new double[n];
    double[] generators = new double[Math.multiplyExact(p, n)];
    for (int i = 0; i < n; i++) {
      int place = places[coordinates[i]];
      Zonotope source = place < 0 ? anchor.point : from;
      int at = place < 0 ? coordinates[i] : place;
      center[i] = source.center[at];
      remainder[i] = source.remainder[at];
      spread[i] = source.spread[at];
      for (int row = 0; row < p && place >= 0; row++) {
        generators[row * n + i] = from.generators[row * held.length + place];
      }
    }
    return new Zonotope(center, generators, remainder, from.symbols, spread);
  }

  /** Returns the same set with every coordinate written out. */
  public Zonotope dense() {
    return at(anchor.all);
  }

  /** Returns the interval hull; as {@link Zonotope#hull}. */
  Bounds hull() {
    double[] lower = anchor.hull().lowerArray();
    double[] upper = anchor.hull().upperArray();
    Bounds own = part.hull();
    for (int i = 0; i < held.length; i++) {
      lower[held[i]] = own.lower(i);
      upper[held[i]] = own.upper(i);
    }
    return new Bounds(lower, upper);
  }
}
