package fanc.networks.gradient;

/**
 * The inner loops of linear maps, over rows of one length inside larger arrays.
 *
 * @param n the length of a row
 */
record Rows(int n) {

  /** Adds {@code factor} times a row of {@code b} to a row of {@code a}. */
  void addMultiple(double[] a, int aStart, double factor, double[] b, int bStart) {
    for (int i = 0; i < n; i++) {
      a[aStart + i] += factor * b[bStart + i];
    }
  }

  /**
   * Adds {@code f0 b0 + f1 b1 + f2 b2 + f3 b3} to a row of {@code a}, where b0 to b3 are four rows
   * one after the other: one load and store of {@code a} for four rows.
   *
   * @param factors f0 to f3, each {@code stride} entries after the one before
   */
  void addFour(
      double[] a, int aStart, double[] factors, int first, int stride, double[] b, int bStart) {
    double f0 = factors[first];
    double f1 = factors[first + stride];
    double f2 = factors[first + 2 * stride];
    double f3 = factors[first + 3 * stride];
    for (int i = 0; i < n; i++) {
      int at = bStart + i;
      a[aStart + i] += f0 * b[at] + f1 * b[at + n] + f2 * b[at + 2 * n] + f3 * b[at + 3 * n];
    }
  }

  /** Returns the product of two rows, in four interleaved sums that run side by side. */
  double dot(double[] a, int aStart, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[aStart + i] * b[i];
      s1 += a[aStart + i + 1] * b[i + 1];
      s2 += a[aStart + i + 2] * b[i + 2];
      s3 += a[aStart + i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      s0 += a[aStart + i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
