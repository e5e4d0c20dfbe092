package fanc.verifier;

/**
 * Error analysis of double arithmetic, rounded to nearest: the constants by which computed bounds
 * are widened.
 *
 * <p>With unit roundoff {@code u = 2^-53}, a product of k factors {@code (1 + delta)} or {@code 1 /
 * (1 + delta)}, each {@code |delta| <= u}, is {@code 1 + theta} with {@code |theta| <= gamma(k) = k
 * u / (1 - k u)}, whatever the order of the operations (Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd ed., lemma 3.1).
 */
public final class Rounding {
  /** Unit roundoff of double, 2^-53. */
  public static final double UNIT = 0x1p-53;

  /**
   * More than what one product may lose to underflow, flush-to-zero included. The smallest normal
   * number, not the smallest denormal one: denormal radii would slow the arithmetic down for no
   * gain.
   */
  public static final double UNDERFLOW = Double.MIN_NORMAL;

  private Rounding() {}

  /**
   * Returns an upper bound of {@code gamma(k)}.
   *
   * @param k number of roundings, at least 0 and below 2^40
   */
  public static double gamma(long k) {
    double ku = k * UNIT;
    return ku / (1 - ku) * (1 + 8 * UNIT);
  }

  /**
   * Returns a factor that turns a non-negative quantity computed with {@code k} roundings into an
   * upper bound of the exact one, the multiplication by the factor included.
   */
  public static double inflate(long k) {
    return Math.nextUp(1 + gamma(k + 2));
  }

  /** Returns an upper bound of {@code a + b}; 0 if that is the sum, which then is exact. */
  public static double addUp(double a, double b) {
    double sum = a + b;
    return sum == 0 ? 0 : Math.nextUp(sum);
  }

  /** Returns a lower bound of {@code a + b}; 0 if that is the sum, which then is exact. */
  public static double addDown(double a, double b) {
    double sum = a + b;
    return sum == 0 ? 0 : Math.nextDown(sum);
  }

  /** Returns an upper bound of {@code a b}. */
  public static double multiplyUp(double a, double b) {
    return Math.nextUp(a * b);
  }

  /** Returns a lower bound of {@code a b}. */
  public static double multiplyDown(double a, double b) {
    return Math.nextDown(a * b);
  }
}
