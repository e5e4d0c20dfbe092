package fanc.verifier.backward;

import fanc.verifier.Intervals;
import fanc.verifier.Rounding;

/**
 * The product of two values, entry by entry, between the planes of McCormick: over boxes
 *
 * <pre>{@code
 * x y >= l_y x + l_x y - l_x l_y      x y >= u_y x + u_x y - u_x u_y
 * x y <= u_y x + l_x y - l_x u_y      x y <= l_y x + u_x y - u_x l_y
 * }</pre>
 *
 * of which the better one at the middle of the box is taken.
 *
 * <p><b>Direction.</b> Under-approximation. A coefficient is rounded once for each factor; the
 * constant products are rounded outward.
 *
 * <p><b>Source.</b> McCormick: Computability of global solutions to factorable nonconvex programs,
 * Mathematical Programming 10, 1976.
 */
final class ProductPullback implements Pullback {
  private final double[] ofXAbove;
  private final double[] ofYAbove;
  private final double[] ofXBelow;
  private final double[] ofYBelow;
  private final Offsets offsets;

  ProductPullback(Intervals x, Intervals y) {
    int n = x.dimension();
    this.ofXAbove = new double[n];
    this.ofYAbove = new double[n];
    this.ofXBelow = new double[n];
    this.ofYBelow = new double[n];
    double[] shiftAbove = new double[n];
    double[] shiftBelow = new double[n];
    for (int i = 0; i < n; i++) {
      double widthX = x.upper(i) - x.lower(i);
      double widthY = y.upper(i) - y.lower(i);
      double x0 = x.lower(i) + 0.5 * widthX;
      double y0 = y.lower(i) + 0.5 * widthY;
      boolean low = above(x.lower(i), y.lower(i), x0, y0) >= above(x.upper(i), y.upper(i), x0, y0);
      ofYAbove[i] = low ? x.lower(i) : x.upper(i);
      ofXAbove[i] = low ? y.lower(i) : y.upper(i);
      shiftAbove[i] = -Rounding.multiplyUp(ofYAbove[i], ofXAbove[i]);
      boolean left = above(x.lower(i), y.upper(i), x0, y0) <= above(x.upper(i), y.lower(i), x0, y0);
      ofYBelow[i] = left ? x.lower(i) : x.upper(i);
      ofXBelow[i] = left ? y.upper(i) : y.lower(i);
      shiftBelow[i] = -Rounding.multiplyDown(ofYBelow[i], ofXBelow[i]);
    }
    double[] vx = Magnitudes.of(x);
    double[] vy = Magnitudes.of(y);
    this.offsets =
        new Offsets(
            shiftAbove,
            shiftBelow,
            errors(ofXAbove, vx, ofYAbove, vy),
            errors(ofXBelow, vx, ofYBelow, vy),
            Magnitudes.underflow(vx, 1) + Magnitudes.underflow(vy, 1));
  }

  /** Returns about the value at a point of the plane through a corner of the box. */
  private static double above(double cornerX, double cornerY, double x0, double y0) {
    return cornerY * x0 + cornerX * y0 - cornerX * cornerY;
  }

  private static double[] errors(double[] ofX, double[] vx, double[] ofY, double[] vy) {
    double[] errors = new double[ofX.length];
    for (int i = 0; i < errors.length; i++) {
      double magnitude = Magnitudes.product(ofX[i], vx[i]) + Magnitudes.product(ofY[i], vy[i]);
      errors[i] = Magnitudes.lost(Rounding.gamma(6), magnitude);
    }
    return errors;
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    int n = ofXAbove.length;
    double[] ofX = new double[rows.length];
    double[] ofY = new double[rows.length];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        double a = rows[row * n + i];
        if (a != 0) {
          ofX[row * n + i] = a * (a > 0 ? ofXAbove[i] : ofXBelow[i]);
          ofY[row * n + i] = a * (a > 0 ? ofYAbove[i] : ofYBelow[i]);
        }
      }
    }
    return new double[][] {ofX, ofY};
  }
}
