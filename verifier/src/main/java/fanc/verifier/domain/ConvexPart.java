package fanc.verifier.domain;

import fanc.verifier.Rounding;

/**
 * A function that is convex up to a knee, and from there on concave or, up to kinks, linear: lines
 * below it.
 *
 * <p>On the convex part a tangent is below the function: {@code f(x) >= f(d) + f'(d) (x - d)}. A
 * line of another slope s loses at most {@code |f'(d) - s| |x - d|}, so with enclosures of f(d) and
 * f'(d)
 *
 * <pre>{@code
 * f(x) - s x >= f(d) - s d - max(0, s - f'(d)) (end - d) - max(0, f'(d) - s) (d - l)
 * }</pre>
 *
 * for any d and s, whichever way they were found. Beyond the knee the function is above its chord,
 * so what counts are the values at the knee and at the upper end.
 *
 * <p><b>Direction.</b> Lower bounds; every step is rounded down.
 *
 * <p><b>Source.</b> Zhang, Weng, Chen, Hsieh, Daniel: Efficient Neural Network Robustness
 * Certification with General Activation Functions, NeurIPS 2018, section 3.3; the rounding is ours.
 */
abstract class ConvexPart {
  /** Halvings of the search for a tangent; what it finds need not be exact. */
  private static final int HALVINGS = 40;

  /** A line {@code slope x + offset}. */
  record Line(double slope, double offset) {}

  /** Returns where the convex part ends; infinity if all of the function is convex. */
  abstract double knee();

  /** Returns the function. */
  abstract Activation function();

  /** Returns a number at most f'(x), for x up to the knee. */
  abstract double slopeDown(double x);

  /** Returns a number at least f'(x), for x up to the knee. */
  abstract double slopeUp(double x);

  /**
   * Returns a line below f on [l, u], in the convex part the tangent at the middle of the interval
   * or as near to it as the upper end allows.
   *
   * @param l lower end, finite
   * @param u upper end, finite, at least l
   */
  final Line below(double l, double u) {
    double middle = 0.5 * l + 0.5 * u;
    if (l >= knee()) {
      double slope = chord(l, u);
      return new Line(slope, VertexBand.of(function(), slope, l, u).lower());
    }
    if (u <= knee()) {
      double slope = slopeDown(middle);
      return new Line(slope, offset(slope, middle, l, u));
    }
    if (isAbove(l, u)) {
      double slope = chord(l, u);
      return new Line(slope, offset(slope, l, l, u));
    }
    double at = Math.min(middle, lastBelow(l, u));
    double slope = slopeDown(at);
    return new Line(slope, offset(slope, at, l, u));
  }

  /** Returns about the slope of the chord, 0 over a point. */
  final double chord(double l, double u) {
    Activation f = function();
    return u > l ? (f.lower(u) - f.lower(l)) / (u - l) : 0;
  }

  /** Returns the last place, up to the knee, whose tangent is not above the function at u. */
  private double lastBelow(double l, double u) {
    double below = l;
    double above = knee();
    if (!isAbove(above, u)) {
      return above;
    }
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * below + 0.5 * above;
      if (isAbove(middle, u)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return below;
  }

  /** Returns whether the tangent at d is above the function at u, up to rounding. */
  private boolean isAbove(double d, double u) {
    Activation f = function();
    return f.lower(d) + slopeDown(d) * (u - d) > f.lower(u);
  }

  /** Returns a lower bound of {@code f(x) - slope x} on [l, u], see the class comment. */
  private double offset(double slope, double d, double l, double u) {
    Activation f = function();
    double end = Math.min(u, knee());
    double atTangent = Rounding.addDown(f.lower(d), -Rounding.multiplyUp(slope, d));
    double steep = excess(slope, slopeDown(d), end, d);
    double flat = excess(slopeUp(d), slope, d, l);
    double convex = Rounding.addDown(atTangent, -Rounding.addUp(steep, flat));
    return u > end ? Math.min(convex, VertexBand.of(f, slope, end, u).lower()) : convex;
  }

  /** Returns at least {@code max(0, a - b) (to - from)}. */
  private static double excess(double a, double b, double to, double from) {
    return a <= b ? 0 : Rounding.multiplyUp(Math.nextUp(a - b), Math.nextUp(to - from));
  }
}
