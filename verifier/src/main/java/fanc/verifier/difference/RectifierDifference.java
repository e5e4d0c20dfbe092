package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.Rounding;

/**
 * The exact hull of {@code max(0, z + d) - max(0, z)} for z in [Hl, Hu] and d in [Dl, Du].
 *
 * <p>The difference ascends with d; it ascends with z where d > 0 and descends where d < 0. So its
 * greatest value is at d = Du, and at z = Hu if Du > 0, else at z = Hl; its least one at d = Dl,
 * and at z = Hu if Dl < 0, else at z = Hl:
 *
 * <pre>{@code
 * upper = Du > 0 ? (Hu >= 0 ? Du : max(0, Hu + Du)) : (Hl <= 0 ? 0 : max(Du, -Hl))
 * lower = Dl < 0 ? (Hu <= 0 ? 0 : max(Dl, -Hu)) : (Hl >= 0 ? Dl : max(0, Hl + Dl))
 * }</pre>
 *
 * In this form only the two sums are rounded, outward. An end that is NaN makes both NaN.
 */
final class RectifierDifference {
  private RectifierDifference() {}

  /** Returns the hulls of all coordinates. */
  static Bounds of(Bounds parent, Bounds difference) {
    int n = parent.dimension();
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      double hl = parent.lower(i);
      double hu = parent.upper(i);
      double dl = difference.lower(i);
      double du = difference.upper(i);
      if (hl <= hu && dl <= du) {
        lower[i] = lower(hl, hu, dl);
        upper[i] = upper(hl, hu, du);
      } else {
        lower[i] = Double.NaN;
        upper[i] = Double.NaN;
      }
    }
    return new Bounds(lower, upper);
  }

  /** Returns the least difference. */
  static double lower(double hl, double hu, double dl) {
    if (dl < 0) {
      return hu <= 0 ? 0 : Math.max(dl, -hu);
    }
    return hl >= 0 || dl == 0 ? dl : Math.max(0, Rounding.addDown(hl, dl));
  }

  /** Returns the greatest difference. */
  static double upper(double hl, double hu, double du) {
    if (du > 0) {
      return hu >= 0 ? du : Math.max(0, Rounding.addUp(hu, du));
    }
    return hl <= 0 ? 0 : Math.max(du, -hl);
  }
}
