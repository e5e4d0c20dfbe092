package fanc.networks.lowering;

/**
 * A real number known up to an error: it lies within {@code radius} of {@code center}.
 *
 * <p>Each operation returns a ball that contains the exact result for all numbers in the operands
 * (over-approximation). Residuals are computed without error by fused multiply-add, so results that
 * are exact in double keep radius 0.
 *
 * @param center the stored number
 * @param radius bound on the distance to the exact number, at least 0; infinite if nothing is known
 */
public record Ball(double center, double radius) {
  /** Below this magnitude a residual may underflow. */
  private static final double TINY = 0x1p-900;

  /** Returns a number that is known without error. */
  public static Ball exact(double value) {
    return new Ball(value, 0);
  }

  /** Sum; the radius is no number where the sum overflows. */
  public Ball plus(Ball other) {
    double sum = center + other.center;
    double shadow = sum - center;
    double residual = (center - (sum - shadow)) + (other.center - shadow);
    return new Ball(sum, up(Math.abs(residual) + radius + other.radius));
  }

  /** The number with the other sign, exactly. */
  public Ball negated() {
    return new Ball(-center, radius);
  }

  /** Absolute value. */
  Ball magnitude() {
    return new Ball(Math.abs(center), radius);
  }

  /** Product; the radius is infinite or no number where it overflows. */
  public Ball times(Ball other) {
    double product = center * other.center;
    double residual = Math.abs(Math.fma(center, other.center, -product));
    boolean mayUnderflow = Math.abs(product) < TINY && center != 0 && other.center != 0;
    double inherited =
        Math.abs(center) * other.radius + radius * Math.abs(other.center) + radius * other.radius;
    double underflow = radius > 0 || other.radius > 0 ? Double.MIN_NORMAL : 0;
    return new Ball(product, up(residual + inherited + underflow + (mayUnderflow ? TINY : 0)));
  }

  /** Quotient; the radius is infinite if the divisor may be 0. */
  public Ball over(Ball divisor) {
    double smallest = Math.abs(divisor.center) * (1 - 0x1p-50) - divisor.radius;
    if (!(smallest > TINY)) {
      return new Ball(0, Double.POSITIVE_INFINITY);
    }
    if (divisor.radius == 0) {
      smallest = Math.abs(divisor.center);
    }
    double quotient = center / divisor.center;
    double residual = Math.abs(Math.fma(-quotient, divisor.center, center));
    boolean mayUnderflow = center != 0 && Math.abs(center) < TINY;
    double underflow = mayUnderflow || divisor.radius > 0 ? Double.MIN_NORMAL : 0;
    double error = residual + radius + Math.abs(quotient) * divisor.radius + underflow;
    // An error that underflows to 0 is still one: 0 would say that the quotient is exact.
    return new Ball(quotient, error == 0 ? 0 : up(Math.max(Double.MIN_VALUE, error / smallest)));
  }

  /** Square root; the radius is infinite if the number is not known to be 0 or positive. */
  Ball squareRoot() {
    if (center == 0 && radius == 0) {
      return this;
    }
    if (!(center - radius > TINY)) {
      return new Ball(0, Double.POSITIVE_INFINITY);
    }
    double root = Math.sqrt(center);
    double residual = Math.abs(Math.fma(-root, root, center));
    return new Ball(root, up((residual + radius) / root));
  }

  /** Exponential of an exact number; the radius is infinite if this one is not exact. */
  Ball exponential() {
    return elementary(Math.exp(center));
  }

  /** Natural logarithm of an exact number; the radius is infinite where it is none. */
  Ball logarithm() {
    return elementary(center > 0 ? Math.log(center) : Double.NaN);
  }

  /** The library promises an error below one unit in the last place; two are allowed for here. */
  private Ball elementary(double result) {
    return radius == 0 && Double.isFinite(result)
        ? new Ball(result, 2 * Math.ulp(result))
        : new Ball(0, Double.POSITIVE_INFINITY);
  }

  /**
   * Power with an exact exponent: an integer up to 64 in magnitude, or 1/2 or -1/2; the radius is
   * infinite for others.
   */
  Ball power(Ball exponent) {
    double e = Math.abs(exponent.center);
    boolean whole = e == Math.rint(e) && e <= 64;
    if (exponent.radius != 0 || !(whole || e == 0.5)) {
      return new Ball(0, Double.POSITIVE_INFINITY);
    }
    Ball result = whole ? exact(1) : squareRoot();
    for (int i = 0; whole && i < e; i++) {
      result = result.times(this);
    }
    return exponent.center < 0 ? exact(1).over(result) : result;
  }

  /** Covers the at most ten roundings with which a radius above was computed. */
  private static double up(double radius) {
    return radius == 0 ? 0 : radius * (1 + 0x1p-48) + Double.MIN_NORMAL;
  }
}
