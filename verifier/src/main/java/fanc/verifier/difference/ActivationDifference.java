package fanc.verifier.difference;

import fanc.networks.ActivationOp;
import fanc.networks.LeakyRelu;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;

/**
 * Bounds of {@code f'(z + d) - f(z)} for an activation f of the parent and f' of the child: with m
 * the range of the slopes of f' over all that z and z + d can be,
 *
 * <pre>{@code
 * f'(z + d) - f(z) = m d + (f'(z) - f(z))
 * }</pre>
 *
 * where the second term is 0 but for slopes of a leaky rectifier that differ: there it is {@code
 * (a' - a) min(z, 0)}.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
final class ActivationDifference {
  private ActivationDifference() {}

  /**
   * Returns the bounds of all coordinates.
   *
   * @param z bounds of the parent's values
   * @param moved bounds of the child's values
   * @param d bounds of the differences of the two
   */
  static Bounds of(ActivationOp parent, ActivationOp child, Bounds z, Bounds moved, Bounds d) {
    Bounds slopes = slopes(child, z, moved);
    Bounds image = IntervalArithmetic.product(slopes, d);
    boolean differ = parent instanceof LeakyRelu && !parent.equals(child);
    return differ
        ? IntervalArithmetic.sum(image, bend((LeakyRelu) parent, (LeakyRelu) child, z))
        : image;
  }

  /** Returns bounds of the slopes between any value of the parent's and one of the child's. */
  static Bounds slopes(ActivationOp child, Bounds z, Bounds moved) {
    double[] lower = new double[z.dimension()];
    double[] upper = new double[z.dimension()];
    for (int i = 0; i < lower.length; i++) {
      double l = Math.min(z.lower(i), moved.lower(i));
      double u = Math.max(z.upper(i), moved.upper(i));
      SlopeRange range = SlopeRange.of(child, i, l, u);
      lower[i] = range.least();
      upper[i] = range.most();
    }
    return new Bounds(lower, upper);
  }

  /** Returns bounds of {@code (a' - a) min(z, 0)}. */
  static Bounds bend(LeakyRelu parent, LeakyRelu child, Bounds z) {
    int n = z.dimension();
    double[] differenceLower = new double[n];
    double[] differenceUpper = new double[n];
    double[] below = new double[n];
    double[] above = new double[n];
    for (int i = 0; i < n; i++) {
      double a = child.slope().get(i);
      double b = -parent.slope().get(i);
      differenceLower[i] = Rounding.addDown(a, b);
      differenceUpper[i] = Rounding.addUp(a, b);
      below[i] = Math.min(0, z.lower(i));
      above[i] = Math.min(0, z.upper(i));
    }
    return IntervalArithmetic.product(
        new Bounds(differenceLower, differenceUpper), new Bounds(below, above));
  }
}
