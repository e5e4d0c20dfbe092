package fanc.verifier.backward;

/**
 * What one op does to lower bounds, given bounds of what it reads: linear functions of what it
 * makes are replaced by linear functions of what it reads, which are nowhere greater.
 *
 * <p><b>Direction.</b> For all x in the bounds, {@code rows . op(x) + constants >= result . x +
 * constants'}, in real arithmetic with the numbers as stored: every rounding is in the constants.
 */
public interface Pullback {
  /**
   * Replaces the rows.
   *
   * @param rows count x m coefficients of what the op makes; may be kept as the result
   * @param constants one for each row, lowered in place; NaN where nothing is known any more
   * @return for each value the op reads, count x n coefficients; null where none of its is left
   */
  double[][] pull(double[] rows, int count, double[] constants);
}
