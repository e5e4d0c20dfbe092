package fanc.networks.folding;

/**
 * Factors whose products with given weights are doubles: a weight of m significant bits times a
 * factor of at most 53 - m needs no rounding.
 */
final class ExactFactor {
  private static final int PRECISION = 53;

  /** Outside these sizes a product may overflow, or underflow and no longer be exact. */
  private static final double LARGEST = 0x1p100;

  private ExactFactor() {}

  /**
   * Returns the nearest factor to the one wanted that needs no rounding.
   *
   * @return relatively within 2^-29 of {@code wanted} for weights that are float32 numbers, within
   *     a third for any; 1, which is always exact, where there is none
   */
  static double near(double wanted, double[] weights) {
    double size = Math.abs(wanted);
    if (!(size >= 1 / LARGEST && size <= LARGEST)) {
      return 1;
    }
    int bits = 1;
    for (double weight : weights) {
      bits = Math.max(bits, significantBits(weight));
    }
    double factor = rounded(wanted, Math.max(1, PRECISION - bits));
    for (double weight : weights) {
      if (!isExact(weight, factor)) {
        return 1;
      }
    }
    return factor;
  }

  private static int significantBits(double x) {
    long fraction = (Double.doubleToRawLongBits(x) & 0xFFFFFFFFFFFFFL) | (1L << 52);
    return x == 0 ? 1 : PRECISION - Long.numberOfTrailingZeros(fraction);
  }

  /** Returns the nearest number of at most that many significant bits. */
  private static double rounded(double x, int bits) {
    double unit = Math.scalb(1.0, Math.getExponent(x) - bits + 1);
    return Math.rint(x / unit) * unit;
  }

  private static boolean isExact(double weight, double factor) {
    double product = weight * factor;
    double size = Math.abs(product);
    return weight == 0
        || (size >= 0x1p-900 && size <= 0x1p900 && Math.fma(weight, factor, -product) == 0);
  }
}
