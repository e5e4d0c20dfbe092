package fanc.verifier.kernels;

/**
 * The products that each entry of a {@link Kernels#multiplySelected selected product} sums: term t
 * takes column {@code columns[t]} of the first factor and row {@code rows[t]} of the second.
 *
 * <p>Not copied; whoever makes it leaves the arrays as they are while a kernel runs.
 *
 * @param columns columns of the first factor, {@code count} entries or more
 * @param rows rows of the second factor, {@code count} entries or more
 * @param count number of terms
 */
@SuppressWarnings("ArrayRecordComponent")
public record Terms(int[] columns, int[] rows, int count) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if there are fewer entries than terms
   */
  public Terms {
    if (count < 0 || columns.length < count || rows.length < count) {
      throw new IllegalArgumentException(
          count + " terms of " + columns.length + " columns and " + rows.length + " rows");
    }
  }
}
