package fanc.verifier.difference;

import fanc.networks.ActivationOp;
import fanc.networks.Clip;
import fanc.networks.Elu;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.Relu;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;
import fanc.verifier.Rounding;

/**
 * An interval that contains every slope {@code (f(b) - f(a)) / (b - a)} of an activation for a, b
 * in [l, u]: by the mean value theorem the range of the derivative, one-sided at kinks.
 *
 * <p><b>Direction.</b> Over-approximation. Values made from {@link Math#exp}, good to 1 ulp, take a
 * few roundings more; 16 u relative is used, and underflow added. NaN ends give NaN.
 *
 * @param least at most every slope
 * @param most at least every slope
 */
record SlopeRange(double least, double most) {
  private static final SlopeRange IDENTITY = new SlopeRange(1, 1);
  private static final SlopeRange CONSTANT = new SlopeRange(0, 0);
  private static final SlopeRange UNKNOWN = new SlopeRange(Double.NaN, Double.NaN);
  private static final double ERROR = 16 * Rounding.UNIT;
  private static final double KNEE = 3;

  /**
   * Returns the slopes of one coordinate of an activation.
   *
   * @param i the coordinate, for ops with a parameter of their own for each
   */
  static SlopeRange of(ActivationOp op, int i, double l, double u) {
    if (!(l <= u)) {
      return UNKNOWN;
    }
    if (op instanceof Relu) {
      return bent(0, l, u);
    }
    if (op instanceof LeakyRelu leaky) {
      return bent(leaky.slope().get(i), l, u);
    }
    if (op instanceof Clip clip) {
      return clipped(clip, l, u);
    }
    if (op instanceof Elu elu) {
      return exponential(elu.alpha(), l, u);
    }
    if (op instanceof Square) {
      return new SlopeRange(2 * l, 2 * u);
    }
    return op instanceof HardSwish ? swish(l, u) : logistic(op, l, u);
  }

  private static SlopeRange bent(double below, double l, double u) {
    if (l >= 0) {
      return IDENTITY;
    }
    return u <= 0
        ? new SlopeRange(below, below)
        : new SlopeRange(Math.min(1, below), Math.max(1, below));
  }

  private static SlopeRange clipped(Clip clip, double l, double u) {
    if (l >= clip.lower() && u <= clip.upper()) {
      return IDENTITY;
    }
    return u <= clip.lower() || l >= clip.upper() ? CONSTANT : new SlopeRange(0, 1);
  }

  /** Below 0 the derivative is alpha exp(x), above it is 1. */
  private static SlopeRange exponential(double alpha, double l, double u) {
    if (l >= 0) {
      return IDENTITY;
    }
    // What the exponential loses to underflow is magnified by alpha.
    double atLower = Math.max(0, Rounding.multiplyDown(alpha, down(Math.exp(l))));
    double atUpper = Rounding.multiplyUp(alpha, up(Math.exp(Math.min(0, u))));
    return u <= 0
        ? new SlopeRange(atLower, atUpper)
        : new SlopeRange(Math.min(1, atLower), Math.max(1, atUpper));
  }

  /**
   * Between the knees the derivative is (2 x + 3) / 6; it jumps from 3/2 to 1 and from -1/2 to 0.
   */
  private static SlopeRange swish(double l, double u) {
    if (u <= -KNEE) {
      return CONSTANT;
    }
    if (l >= KNEE) {
      return IDENTITY;
    }
    double first = (2 * Math.max(l, -KNEE) + 3) / 6;
    double last = (2 * Math.min(u, KNEE) + 3) / 6;
    double least = u > KNEE ? Math.min(1, first) : first;
    double most = l < -KNEE ? Math.max(0, last) : last;
    return new SlopeRange(least - ERROR, most + ERROR);
  }

  private static SlopeRange logistic(ActivationOp op, double l, double u) {
    if (op instanceof Softplus) {
      return new SlopeRange(down(value(l)), Math.min(1, up(value(u))));
    }
    if (op instanceof Sigmoid) {
      return bell(l, u);
    }
    if (op instanceof Tanh) {
      SlopeRange twice = bell(2 * l, 2 * u);
      return new SlopeRange(4 * twice.least, 4 * twice.most);
    }
    throw new IllegalStateException("no slopes are known of " + op);
  }

  /** The derivative s(x) s(-x) of the logistic function falls away from 0 on both sides. */
  private static SlopeRange bell(double l, double u) {
    double nearest = l > 0 ? l : u < 0 ? u : 0;
    double least = Math.min(value(l) * value(-l), value(u) * value(-u));
    return new SlopeRange(down(least), Math.min(0.25, up(value(nearest) * value(-nearest))));
  }

  private static double value(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  private static double down(double positive) {
    return Math.max(0, positive * (1 - ERROR) - Rounding.UNDERFLOW);
  }

  private static double up(double positive) {
    return positive * (1 + ERROR) + Rounding.UNDERFLOW;
  }
}
