package fanc.checker;

import fanc.networks.Tensor;
import java.util.Arrays;

/**
 * A function of one variable, applied to each coordinate.
 *
 * <p>All that is needed of f is a band around a line: for a slope lambda, f(x) - lambda x is
 * monotone between neighbours among the ends of [l, u] and the kinks inside, so its extremes are at
 * these points. For pieces that are linear this holds whatever lambda is; sigmoid and tanh bend
 * once, at 0, so f' is at least min(f'(l), f'(u)) on [l, u], and f(x) - lambda x ascends for every
 * lambda up to a lower bound of that.
 */
sealed interface Curve extends Mapping {

  /** Returns a lower bound of f at x, or an upper bound. */
  double value(int i, double x, boolean upper);

  /** Returns where f is not smooth. */
  double[] kinks();

  /** Returns a slope at which the band over [l, u] is narrow, and that is allowed. */
  double slope(int i, double l, double u);

  /** Returns a bound of f(x) - lambda x over [l, u]. */
  private double band(int i, double lambda, double l, double u, boolean upper) {
    double end = Math.max(above(i, lambda, l, upper), above(i, lambda, u, upper));
    for (double kink : kinks()) {
      end = l < kink && kink < u ? Math.max(end, above(i, lambda, kink, upper)) : end;
    }
    return upper ? end : -end;
  }

  /** Returns an upper bound of f(x) - lambda x, or of the negative. */
  private double above(int i, double lambda, double x, boolean upper) {
    double value = value(i, x, upper);
    return upper
        ? Rounding.addUp(value, Rounding.timesUp(-lambda, x))
        : Rounding.addUp(-value, Rounding.timesUp(lambda, x));
  }

  private Box bands(double[] slopes, Box x) {
    double[] lower = new double[x.size()];
    double[] upper = new double[x.size()];
    Arrays.setAll(lower, i -> band(i, slopes[i], x.lower()[i], x.upper()[i], false));
    Arrays.setAll(upper, i -> band(i, slopes[i], x.lower()[i], x.upper()[i], true));
    return new Box(lower, upper);
  }

  /** The band at slope 0, which sigmoid and tanh allow. */
  @Override
  default Box image(Box x) {
    return bands(new double[x.size()], x);
  }

  @Override
  default Relaxed relaxed(Box over) {
    double[] slopes = new double[over.size()];
    Arrays.setAll(slopes, i -> slope(i, over.lower()[i], over.upper()[i]));
    Arrays.setAll(slopes, i -> Double.isNaN(slopes[i]) ? 0 : slopes[i]);
    return new Relaxed(Linear.diagonal(slopes), bands(slopes, over));
  }

  /**
   * {@code x} where x is at least 0, else {@code a_i x}; a may be anything, 0 for the rectifier.
   */
  record Rectifier(Tensor slopes) implements Curve {
    private static final double[] KINKS = {0};

    @Override
    public double value(int i, double x, boolean upper) {
      double a = slopes.get(i);
      return x >= 0 ? x : upper ? Rounding.timesUp(a, x) : -Rounding.timesUp(-a, x);
    }

    @Override
    public double[] kinks() {
      return KINKS;
    }

    @Override
    public double slope(int i, double l, double u) {
      double a = slopes.get(i);
      return l >= 0 ? 1 : u <= 0 ? a : (u - a * l) / (u - l);
    }

    /**
     * Returns the hull of max(0, z + d) - max(0, z). It ascends with d; it ascends with z where d >
     * 0 and descends where d < 0. So its extremes over h x d are at corners; nothing else is lost.
     */
    Box difference(Box h, Box d) {
      if (Arrays.stream(slopes.shared()).anyMatch(a -> a != 0)) {
        throw new NotEstablished(
            "drift through a rectifier with a slope below 0 is not known here");
      }
      double[] lower = new double[d.size()];
      double[] upper = new double[d.size()];
      for (int i = 0; i < lower.length; i++) {
        double low = d.lower()[i];
        double high = d.upper()[i];
        double least = low >= 0 ? h.lower()[i] : h.upper()[i];
        double most = high > 0 ? h.upper()[i] : h.lower()[i];
        lower[i] = least >= 0 ? Math.max(-least, low) : Math.max(0, Rounding.addDown(least, low));
        upper[i] = most >= 0 ? Math.max(-most, high) : Math.max(0, Rounding.addUp(most, high));
      }
      return new Box(lower, upper);
    }
  }

  /** {@code min(top, max(bottom, x))}; both ends may be infinite. */
  record Clipping(double bottom, double top) implements Curve {
    @Override
    public double value(int i, double x, boolean upper) {
      return Math.min(top, Math.max(bottom, x));
    }

    @Override
    public double[] kinks() {
      return new double[] {bottom, top};
    }

    @Override
    public double slope(int i, double l, double u) {
      double from = Math.max(l, bottom);
      double to = Math.min(u, top);
      double flat = Math.max(from - l, u - to);
      return to <= from && flat > 0 ? 0 : flat == 0 ? 1 : (to - from) / (to - from + flat);
    }
  }

  /**
   * The logistic function, or tanh. {@code Math.exp} is within 1 ulp and {@code Math.tanh} within
   * 2.5 ulp by their specification; values are widened by 16 u, and by TINY where they underflow.
   */
  record Sigmoidal(boolean tanh) implements Curve {
    private static final double[] NONE = {};

    private static double logistic(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double value(int i, double x, boolean upper) {
      double y = tanh ? Math.tanh(x) : logistic(x);
      double wide = 16 * Rounding.UNIT * Math.abs(y) + Rounding.TINY;
      return upper ? Math.min(1, y + wide) : Math.max(tanh ? -1 : 0, y - wide);
    }

    @Override
    public double[] kinks() {
      return NONE;
    }

    /** A lower bound of f' at the ends: s(x) s(-x), for tanh 4 s(2x) s(-2x), within 16 u. */
    @Override
    public double slope(int i, double l, double u) {
      double a = tanh ? 2 * l : l;
      double b = tanh ? 2 * u : u;
      double product = Math.min(logistic(a) * logistic(-a), logistic(b) * logistic(-b));
      return Math.max(0, (tanh ? 4 : 1) * product * (1 - 32 * Rounding.UNIT) - 8 * Rounding.TINY);
    }
  }
}
