package fanc.verifier.difference;

import fanc.networks.ActivationOp;
import fanc.networks.LeakyRelu;
import fanc.networks.Relu;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.domain.Lines;

/**
 * Two lines in d around {@code f'(z + d) - f(z)}, for all z and d in their bounds.
 *
 * <p>For a rectifier, with H, B and D the bounds of z, z + d and d:
 *
 * <pre>{@code
 * below   d if Hl >= 0;  0 if Hu <= 0;  else the chord of min(0, d) over D
 * above   d if Bl >= 0;  else the chord of U(d) over D,
 *         U(d) = d > 0 ? max(0, Hu + d) - max(0, Hu) : max(0, Hl + d) - max(0, Hl)
 * }</pre>
 *
 * min(0, d) is concave and U convex, so their chords are on the right sides. Other activations have
 * slopes in [m, M]: there the concave min(m d, M d) and the convex max(m d, M d) take their places.
 * A flat line at the end of the image's bounds is used where it is better at the worst end of D.
 *
 * <p><b>Direction.</b> Over-approximation. A slope is rounded as it falls; the offset is then
 * lowered (raised) until the line is on its side of the chord at both ends.
 */
final class DifferenceLines {
  private final Bounds parent;
  private final Bounds child;
  private final Bounds difference;
  private final Bounds image;
  private final Bounds slopes;
  private final Bounds bend;

  /**
   * Looks at one activation.
   *
   * @param step bounds of what the activation of the parent, that of the child, and their
   *     difference read
   * @param image bounds of the difference of what they make
   */
  DifferenceLines(ActivationOp from, ActivationOp to, Reading step, Bounds image) {
    this.parent = step.parent();
    this.child = step.child();
    this.difference = step.difference();
    this.image = image;
    boolean rectifier = from instanceof Relu;
    boolean bent = from instanceof LeakyRelu && !from.equals(to);
    this.slopes = rectifier ? null : ActivationDifference.slopes(to, parent, child);
    this.bend = bent ? ActivationDifference.bend((LeakyRelu) from, (LeakyRelu) to, parent) : null;
  }

  /** Bounds of what an op reads: in the parent, in the child, and of the difference. */
  record Reading(Bounds parent, Bounds child, Bounds difference) {}

  /** Returns the lines of one coordinate; offsets are NaN where nothing is known. */
  Lines at(int i) {
    double dl = difference.lower(i);
    double du = difference.upper(i);
    if (!(dl <= du && Math.max(-dl, du) < Double.POSITIVE_INFINITY)) {
      return new Lines(0, Double.NaN, 0, Double.NaN);
    }
    Line below = slopes == null ? belowRectifier(i, dl, du) : below(i, dl, du);
    Line above = slopes == null ? aboveRectifier(i, dl, du) : above(i, dl, du);
    boolean flatBelow = image.lower(i) > below.least(dl, du);
    boolean flatAbove = image.upper(i) < above.most(dl, du);
    return new Lines(
        flatBelow ? 0 : below.slope,
        flatBelow ? image.lower(i) : below.offset,
        flatAbove ? 0 : above.slope,
        flatAbove ? image.upper(i) : above.offset);
  }

  private Line belowRectifier(int i, double dl, double du) {
    if (parent.lower(i) >= 0) {
      return Line.IDENTITY;
    }
    return parent.upper(i) <= 0 ? Line.ZERO : Line.below(dl, Math.min(0, dl), du, Math.min(0, du));
  }

  private Line aboveRectifier(int i, double dl, double du) {
    if (child.lower(i) >= 0) {
      return Line.IDENTITY;
    }
    double hl = parent.lower(i);
    double hu = parent.upper(i);
    return Line.above(
        dl, RectifierDifference.upper(hl, hu, dl), du, RectifierDifference.upper(hl, hu, du));
  }

  private Line below(int i, double dl, double du) {
    double atLower = least(slopes.lower(i), slopes.upper(i), dl);
    double atUpper = least(slopes.lower(i), slopes.upper(i), du);
    Line line = Line.below(dl, atLower, du, atUpper);
    return bend == null ? line : new Line(line.slope, Rounding.addDown(line.offset, bend.lower(i)));
  }

  private Line above(int i, double dl, double du) {
    double atLower = -least(-slopes.upper(i), -slopes.lower(i), dl);
    double atUpper = -least(-slopes.upper(i), -slopes.lower(i), du);
    Line line = Line.above(dl, atLower, du, atUpper);
    return bend == null ? line : new Line(line.slope, Rounding.addUp(line.offset, bend.upper(i)));
  }

  /** Returns at most m d for each m between two. */
  private static double least(double smallest, double largest, double d) {
    return Math.nextDown(Math.min(smallest * d, largest * d));
  }

  /** {@code slope d + offset}. */
  private record Line(double slope, double offset) {
    private static final Line IDENTITY = new Line(1, 0);
    private static final Line ZERO = new Line(0, 0);

    /** Returns a line that is at most each of two points. */
    static Line below(double x0, double y0, double x1, double y1) {
      double slope = slope(x0, y0, x1, y1);
      return new Line(slope, Math.min(offset(slope, x0, y0), offset(slope, x1, y1)));
    }

    /** Returns a line that is at least each of two points. */
    static Line above(double x0, double y0, double x1, double y1) {
      Line below = below(x0, -y0, x1, -y1);
      return new Line(-below.slope, -below.offset);
    }

    private static double slope(double x0, double y0, double x1, double y1) {
      double chord = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
      return Double.isFinite(chord) ? chord : 0;
    }

    /** Returns at most {@code y - slope x}; exact where nothing is rounded. */
    private static double offset(double slope, double x, double y) {
      if (slope == 0 || x == 0) {
        return y;
      }
      if (slope == 1 && x == y) {
        return 0;
      }
      return Rounding.addDown(y, -Rounding.multiplyUp(slope, x));
    }

    double least(double l, double u) {
      return Math.min(slope * l, slope * u) + offset;
    }

    double most(double l, double u) {
      return Math.max(slope * l, slope * u) + offset;
    }
  }
}
