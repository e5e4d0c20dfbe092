package fanc.verifier.domain;

import fanc.verifier.Bounds;
import fanc.verifier.Intervals;
import java.util.function.IntFunction;

/**
 * Boxes as zonotopes without symbols, whose remainder is the half width: so that affine ops have
 * one implementation.
 *
 * <p><b>Direction.</b> Over-approximation: what the middle of an interval loses to rounding is in
 * the half width.
 */
final class BoxImage {
  private static final long[] NO_SYMBOLS = {};
  private static final double[] NO_GENERATORS = {};

  private BoxImage() {}

  /** Returns the box with the given middles and half widths. */
  static Zonotope of(double[] center, double[] halfWidth) {
    return new Zonotope(center, NO_GENERATORS, halfWidth, NO_SYMBOLS, new double[center.length]);
  }

  /** Returns the box with the given ends; NaN where one is NaN. */
  static Zonotope of(Bounds box) {
    int n = box.dimension();
    double[] center = new double[n];
    double[] halfWidth = new double[n];
    for (int i = 0; i < n; i++) {
      enclose(i, box.lower(i), box.upper(i), center, halfWidth);
    }
    return of(center, halfWidth);
  }

  /** Returns the hull of a zonotope: its symbols become half width. */
  static Zonotope hull(Zonotope x) {
    double[] halfWidth = new double[x.dimension()];
    for (int i = 0; i < halfWidth.length; i++) {
      halfWidth[i] = x.radius(i);
    }
    return of(x.center, halfWidth);
  }

  /**
   * Returns the image of a box under one activation for each coordinate, the exact interval image
   * up to rounding. Where an activation is the identity the coordinate is copied.
   *
   * @param activations the activation of each coordinate of x
   */
  static Zonotope activation(IntFunction<Activation> activations, Zonotope x) {
    int n = x.dimension();
    double[] center = new double[n];
    double[] halfWidth = new double[n];
    for (int i = 0; i < n; i++) {
      double l = x.lower(i);
      double u = x.upper(i);
      Activation f = activations.apply(i);
      double lower = f.lower(l, u);
      double upper = f.upper(l, u);
      if (lower == l && upper == u && f.band(l, u).equals(Band.IDENTITY)) {
        center[i] = x.center[i];
        halfWidth[i] = x.remainder[i];
      } else {
        enclose(i, lower, upper, center, halfWidth);
      }
    }
    return of(center, halfWidth);
  }

  /**
   * Returns a box in which the coordinates held are cut down to the given intervals. One that is as
   * small already is copied.
   *
   * @param known intervals of all coordinates of the value, each inside the box's own
   */
  static LocalZonotope cut(LocalZonotope x, Intervals known) {
    Zonotope part = x.part();
    double[] center = part.center.clone();
    double[] halfWidth = part.remainder.clone();
    for (int i = 0; i < center.length; i++) {
      double l = known.lower(x.held[i]);
      double u = known.upper(x.held[i]);
      // In this form, an end that is no number is taken over.
      if (!(l == part.lower(i) && u == part.upper(i))) {
        enclose(i, l, u, center, halfWidth);
      }
    }
    return LocalZonotope.of(x.anchor, x.held, of(center, halfWidth));
  }

  /** An end of 0, which every rectifier makes, is kept exactly where the half of the other is. */
  private static void enclose(int i, double l, double u, double[] center, double[] halfWidth) {
    center[i] = l == u ? l : 0.5 * l + 0.5 * u;
    boolean fromZero = (l == 0 || u == 0) && 2 * center[i] == l + u;
    if (fromZero) {
      halfWidth[i] = Math.abs(center[i]);
    } else {
      halfWidth[i] = l == u ? 0 : Relaxation.halfWidth(l, u, center[i]);
    }
  }
}
