package fanc.verifier;

/**
 * In which arithmetic the values are computed that an element of a domain must contain, and by how
 * much that moves them away from the exact ones.
 *
 * <p>The standard model with underflow: each operation returns {@code (a op b)(1 + delta) + eta},
 * {@code |delta| <= u} and {@code |eta|} at most the smallest normal number, and reads operands
 * that may have been flushed to zero where they are below that number. So a sum of k products, in
 * any order, with or without fused multiply-add, is within {@code gamma(k) = k u / (1 - k u)} of
 * the exact one, weighed by absolute values, plus what underflow takes (docs/soundness.md,
 * "Deployed float32").
 *
 * <p><b>Source.</b> Higham, Accuracy and Stability of Numerical Algorithms, sections 2.2 and 3.1.
 */
public enum Arithmetic {
  /** Real numbers: nothing is lost. */
  REAL(0, 0),
  /**
   * IEEE 754 binary32, rounded to nearest; numbers below 2^-126 may be flushed to zero. Domains
   * know of it in the ops that {@link DeployedSteps} covers, and in no others.
   */
  FLOAT32(0x1p-24, 0x1p-126);

  /** Where all terms of a sum are at most this together, no partial sum overflows. */
  private static final double LARGEST = 0x1p126;

  private final double unit;
  private final double smallest;

  Arithmetic(double unit, double smallest) {
    this.unit = unit;
    this.smallest = smallest;
  }

  /**
   * Returns an upper bound of what our own double arithmetic and this one lose together, relative
   * to the sum of absolute values.
   *
   * @param ours roundings of ours
   * @param theirs roundings of the network's own arithmetic
   * @return NaN if so many of them bound nothing
   */
  public double gamma(long ours, long theirs) {
    double own = Rounding.gamma(ours);
    if (this == REAL) {
      return own;
    }
    double ku = theirs * unit;
    return ku <= 0.5 ? Math.nextUp(own + ku / (1 - ku) * (1 + 8 * Rounding.UNIT)) : Double.NaN;
  }

  /**
   * Returns more than what a factor loses that is flushed to zero before it is multiplied, later
   * roundings included: to be weighed by the other factor.
   */
  public double flushedFactor() {
    return 2 * smallest;
  }

  /**
   * Returns more than what a sum of products and one more term loses to underflow, but for {@link
   * #flushedFactor()}: at most four losses of the smallest normal number for each product and each
   * addition, and where a coefficient is flushed that much times the value; twice that for later
   * roundings, and twice again for those of this bound.
   *
   * @param products how many products are summed
   * @param magnitudes sum of the absolute values that are multiplied by coefficients, rounded to
   *     nearest
   */
  public double flushed(long products, double magnitudes) {
    return this == REAL ? 0 : smallest * (16 * (products + 2.0) + 4 * magnitudes);
  }

  /**
   * Returns a remainder with what underflow may have taken; NaN, which bounds nothing, where the
   * network's own arithmetic might overflow.
   *
   * @param remainder computed without underflow
   * @param magnitude at least the sum of the absolute values of all terms, up to a factor 2
   * @param flushed see {@link #flushed}
   */
  public double settled(double remainder, double magnitude, double flushed) {
    if (this == REAL) {
      return remainder;
    }
    return magnitude <= LARGEST ? Rounding.addUp(remainder, flushed) : Double.NaN;
  }

  /** Returns an upper bound of how far a value may be moved if it is flushed where it is read. */
  public double smallest() {
    return smallest;
  }
}
