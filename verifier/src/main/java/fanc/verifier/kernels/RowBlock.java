package fanc.verifier.kernels;

/**
 * Rows of equal length inside an array: row i begins at {@code start + i * stride}.
 *
 * <p>Speaks of the array, does not copy it: what a kernel writes to a block stands in the array.
 *
 * @param values the array
 * @param start where the first row begins
 * @param stride from the beginning of one row to that of the next
 * @param count number of rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowBlock(double[] values, int start, int stride, int count) {

  /**
   * Checks what does not depend on the rows' length.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public RowBlock {
    if (start < 0 || stride < 0 || count < 0) {
      throw new IllegalArgumentException(
          "rows from " + start + ", every " + stride + ", " + count + " of them");
    }
  }

  /** Returns the rows of a matrix that fills the array from its beginning. */
  public static RowBlock matrix(double[] values, int count, int columns) {
    return new RowBlock(values, 0, columns, count);
  }

  /** Returns where row i begins. */
  public int row(int i) {
    return start + i * stride;
  }
}
