package fanc.verifier.kernels;

import java.util.Arrays;

/**
 * The columns of a block of rows that have a nonzero entry, packed.
 *
 * <p>NaN counts as nonzero, so that it reaches the result.
 *
 * @param values rows x stride, columns beyond {@code count} are zero
 * @param indices where each packed column came from
 * @param count packed columns
 * @param stride {@code count} rounded up to a multiple of {@link Axpy#TERMS}
 */
@SuppressWarnings("ArrayRecordComponent")
record ActiveColumns(double[] values, int[] indices, int count, int stride) {

  /** Packs rows {@code first} to {@code first + rows - 1} of a, which has k columns. */
  static ActiveColumns of(double[] a, int first, int rows, int k) {
    boolean[] active = new boolean[k];
    for (int i = first; i < first + rows; i++) {
      for (int p = 0; p < k; p++) {
        active[p] |= a[i * k + p] != 0;
      }
    }
    int[] indices = new int[k];
    int count = 0;
    for (int p = 0; p < k; p++) {
      if (active[p]) {
        indices[count++] = p;
      }
    }
    int stride = (count + Axpy.TERMS - 1) / Axpy.TERMS * Axpy.TERMS;
    double[] values = new double[rows * stride];
    for (int i = 0; i < rows; i++) {
      for (int t = 0; t < count; t++) {
        values[i * stride + t] = a[(first + i) * k + indices[t]];
      }
    }
    return new ActiveColumns(values, Arrays.copyOf(indices, count), count, stride);
  }

  int index(int t) {
    return indices[t];
  }
}
