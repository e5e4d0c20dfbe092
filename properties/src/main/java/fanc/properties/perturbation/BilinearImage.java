package fanc.properties.perturbation;

import fanc.properties.Rational;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;

/**
 * An image continued to the plane by bilinear interpolation, 0 beyond its border: with x01 values
 * p[a][b],
 *
 * <pre>{@code
 * B(s, t) = sum over a, b of p[a][b] * hat(s - a) * hat(t - b)      hat(u) = max(0, 1 - |u|)
 * }</pre>
 *
 * In each cell [a, a + 1] x [b, b + 1] the function is linear in s and in t, so over a rectangle
 * inside a cell its least and its largest value are at corners. Over any rectangle they are among
 * the corners of its parts in all cells it crosses.
 */
final class BilinearImage {
  /**
   * Error of one computed value, as a multiple of the largest magnitude M among the four pixels.
   * With u = 2^-53: a pixel's double is within 2 u of it, a weight within 3 u, so the two inner
   * sums are within 7 u M, and the outer one, made of them, within 12 u M.
   */
  private static final double ERROR = 0x1p-49;

  private final ImageGeometry geometry;
  private final double[] pixels;

  BilinearImage(InputImage image) {
    this.geometry = image.geometry();
    this.pixels = new double[geometry.values()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Rational.of(image.pixel(i)).nearest();
    }
  }

  /**
   * Returns an interval that contains B(s, t) for every s in {@code rows} and t in {@code columns}.
   * Over-approximation by rounding alone; exactly 0 where only zeros are crossed.
   */
  Interval over(Interval rows, Interval columns, int channel) {
    if (isWhole(rows) && isWhole(columns)) {
      int row = cell(rows.lower(), geometry.height());
      double value = pixel(channel, row, cell(columns.lower(), geometry.width()));
      return value == 0 ? new Interval(0, 0) : Interval.around(value, Math.abs(value) * ERROR);
    }
    int firstRow = cell(rows.lower(), geometry.height());
    int lastRow = cell(rows.upper(), geometry.height());
    int firstColumn = cell(columns.lower(), geometry.width());
    int lastColumn = cell(columns.upper(), geometry.width());
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double magnitude = 0;
    for (int a = firstRow; a <= lastRow; a++) {
      double top = clamped(rows.lower(), a);
      double bottom = clamped(rows.upper(), a);
      for (int b = firstColumn; b <= lastColumn; b++) {
        Cell cell = cell(channel, a, b);
        double left = clamped(columns.lower(), b);
        double right = clamped(columns.upper(), b);
        double v0 = cell.at(top, left);
        double v1 = cell.at(top, right);
        double v2 = cell.at(bottom, left);
        double v3 = cell.at(bottom, right);
        least = Math.min(least, Math.min(Math.min(v0, v1), Math.min(v2, v3)));
        largest = Math.max(largest, Math.max(Math.max(v0, v1), Math.max(v2, v3)));
        magnitude = Math.max(magnitude, cell.magnitude());
      }
    }
    double error = magnitude * ERROR + Double.MIN_NORMAL;
    return magnitude == 0
        ? new Interval(0, 0)
        : new Interval(Math.nextDown(least - error), Math.nextUp(largest + error));
  }

  private static boolean isWhole(Interval position) {
    return position.lower() == position.upper() && position.lower() == Math.rint(position.lower());
  }

  /**
   * Returns the cell of a coordinate. Cell -2 and the one after the last pixel have no pixel at
   * all: they stand for everything outside.
   */
  private static int cell(double coordinate, int size) {
    return (int) Math.max(-2, Math.min(size, Math.floor(coordinate)));
  }

  private static double clamped(double coordinate, int cell) {
    return Math.max(cell, Math.min(cell + 1, coordinate));
  }

  private Cell cell(int channel, int a, int b) {
    return new Cell(
        a,
        b,
        pixel(channel, a, b),
        pixel(channel, a, b + 1),
        pixel(channel, a + 1, b),
        pixel(channel, a + 1, b + 1));
  }

  private double pixel(int channel, int row, int column) {
    return row < 0 || row >= geometry.height() || column < 0 || column >= geometry.width()
        ? 0
        : pixels[geometry.inputIndex(row, column, channel)];
  }

  /** The four pixels around a cell: p00 at (row, column), p01 at (row, column + 1). */
  private record Cell(int row, int column, double p00, double p01, double p10, double p11) {
    double at(double s, double t) {
      double v = s - row;
      double w = t - column;
      double above = (1 - w) * p00 + w * p01;
      double below = (1 - w) * p10 + w * p11;
      return (1 - v) * above + v * below;
    }

    double magnitude() {
      return Math.max(
          Math.max(Math.abs(p00), Math.abs(p01)), Math.max(Math.abs(p10), Math.abs(p11)));
    }
  }
}
