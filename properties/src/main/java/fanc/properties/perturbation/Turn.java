package fanc.properties.perturbation;

import fanc.properties.images.ValueRange;

/**
 * An interval of angles, cut into short pieces, and where each pixel comes from in each of them.
 *
 * <p>With S = sin m and C = cos m at the middle m of a piece of half width d (radians), and P = X S
 * + Y C, Q = X C - Y S, the source of a pixel is at row c + P and column c' + Q. Their derivatives
 * by the angle are Q and -P, their second derivatives -P and -Q, of magnitude at most r = hypot(X,
 * Y). So by Taylor's theorem in the whole piece
 *
 * <pre>{@code
 * row     c  + P -/+ (|Q| d + r d^2 / 2)
 * column  c' + Q -/+ (|P| d + r d^2 / 2)
 * }</pre>
 *
 * The value is bounded over this rectangle, and the pieces' bounds are joined. <b>Direction.</b>
 * Over-approximation: the rectangle is larger than the arc in it, by a share of the piece's length
 * that does not shrink; the more pieces, the less of the pixel's whole range that is. Rounding is
 * accounted for: a multiple of 2^-49 of the image's size at each position.
 */
final class Turn {
  /** At least as many pieces: the excess is then a thirtieth of a pixel's own range. */
  private static final int LEAST_PIECES = 32;

  private static final int MOST_PIECES = 1 << 14;

  /** Pieces for each pixel of arc, at the corners of the image. */
  private static final int PIECES_PER_PIXEL = 256;

  /** Below this arc, in pixels, one piece is as good as a point. */
  private static final double POINT = 1e-9;

  /** Within two roundings of its value. */
  private static final double RADIANS = Math.PI / 180;

  private static final double ROUNDING = 0x1p-49;

  private final double centerRow;
  private final double centerColumn;
  private final double halfWidth;
  private final double[] sines;
  private final double[] cosines;

  /**
   * Cuts an interval of angles.
   *
   * @param degrees the angles
   * @param height rows of the image
   * @param width columns of the image
   */
  Turn(ValueRange degrees, int height, int width) {
    this.centerRow = (height - 1) / 2.0;
    this.centerColumn = (width - 1) / 2.0;
    Interval outward = Interval.enclosing(degrees.lower(), degrees.upper());
    double lower = outward.lower() * RADIANS;
    double upper = outward.upper() * RADIANS;
    double radius = Math.hypot(centerRow, centerColumn);
    double arc = radius * (upper - lower);
    int pieces =
        arc < POINT
            ? 1
            : (int) Math.min(MOST_PIECES, Math.max(LEAST_PIECES, arc * PIECES_PER_PIXEL));
    double step = (upper - lower) / pieces;
    // Ends, steps and middles are off by a few roundings of an angle below 7.
    this.halfWidth = step / 2 + (Math.max(Math.abs(lower), Math.abs(upper)) + step) * 4 * ROUNDING;
    this.sines = new double[pieces];
    this.cosines = new double[pieces];
    for (int k = 0; k < pieces; k++) {
      double middle = lower + (k + 0.5) * step;
      sines[k] = StrictMath.sin(middle);
      cosines[k] = StrictMath.cos(middle);
    }
  }

  /** Returns an interval that contains a pixel's value after a turn by any of the angles. */
  Interval over(BilinearImage plane, int row, int column, int channel) {
    double x = column - centerColumn;
    double y = row - centerRow;
    double radius = Math.abs(x) + Math.abs(y);
    // Sine and cosine are within 2^-52, sums and products within a few roundings of their size.
    double error = (radius + centerRow + centerColumn) * ROUNDING;
    double bend = Math.hypot(x, y) * halfWidth * halfWidth;
    Interval value = null;
    for (int k = 0; k < sines.length; k++) {
      double p = x * sines[k] + y * cosines[k];
      double q = x * cosines[k] - y * sines[k];
      Interval rows = Interval.around(centerRow + p, reach(q, error, bend));
      Interval columns = Interval.around(centerColumn + q, reach(p, error, bend));
      Interval piece = plane.over(rows, columns, channel);
      value = value == null ? piece : value.hull(piece);
    }
    return value;
  }

  /** Twice the quadratic term that is needed leaves room for the roundings of this very line. */
  private double reach(double derivative, double error, double bend) {
    return (Math.abs(derivative) + error) * halfWidth * (1 + ROUNDING) + bend + error;
  }
}
