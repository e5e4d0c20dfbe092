package fanc.approx;

/**
 * Rounding of float32 values to the nearest IEEE 754 binary16 value (11 significant bits, exponents
 * -14 to 15, subnormals down to 2^-24).
 */
final class HalfPrecision {
  private static final int LEAST_EXPONENT = -14;
  private static final int FRACTION_BITS = 10;
  private static final float LARGEST = 65504;

  private HalfPrecision() {}

  /**
   * Returns the binary16 value closest to {@code x}, ties to the even one, as a float32, which
   * holds every binary16 value exactly. The sign of a zero is kept; NaN stays NaN.
   *
   * @return infinity of the same sign if |x| is at least 65520, the value halfway to the next power
   */
  static float round(float x) {
    if (!Float.isFinite(x)) {
      return x;
    }
    int exponent = Math.max(Math.getExponent(x), LEAST_EXPONENT);
    double ulp = Math.scalb(1.0, exponent - FRACTION_BITS);
    // Dividing and multiplying by a power of two is exact in double, so rint alone rounds.
    float rounded = (float) (Math.rint(x / ulp) * ulp);
    return Math.abs(rounded) > LARGEST ? Math.copySign(Float.POSITIVE_INFINITY, rounded) : rounded;
  }
}
