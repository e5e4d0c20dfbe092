package fanc.verifier.kernels;

import fanc.networks.Window;

/**
 * The loops over arrays that bound propagation spends its time in. Row-major doubles, no shapes but
 * the ones passed.
 *
 * <p>u is 2^-53 and {@code gamma(k) = k u / (1 - k u)} (Higham, Accuracy and Stability of Numerical
 * Algorithms, section 3.1). Each result is within the stated error of the exact one for any order
 * of summation, with or without fused multiply-add, as long as nothing overflows; underflow adds at
 * most {@code k * Double.MIN_VALUE} for a sum of k products. No Winograd, Fourier or Strassen
 * method may stand behind these: their errors are larger.
 *
 * <p>Implementations are stateless and may be used by several threads; each call runs on the
 * calling thread alone. Arrays may be longer than needed; entries beyond the stated shapes are not
 * touched. Inputs and outputs never overlap.
 */
public interface Kernels {

  /** Returns the name by which a user selects this backend, for instance {@code java}. */
  String name();

  /**
   * Sets {@code c = a b}.
   *
   * <p>Error of each entry: {@code gamma(k) (|a| |b|)}.
   *
   * @param a m x k
   * @param b k x n
   * @param c m x n, overwritten
   */
  void multiply(double[] a, double[] b, double[] c, int m, int k, int n);

  /**
   * Sets {@code r = v |b|} for a vector v of non-negative numbers.
   *
   * <p>Error of each entry: relative, {@code gamma(k)}.
   *
   * @param v k entries, each at least 0
   * @param b k x n
   * @param r n entries, overwritten
   */
  void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n);

  /**
   * Sets {@code sums[j]} to the sum over rows of {@code |a[i, j]|}.
   *
   * <p>Error of each entry: relative, {@code gamma(rows)}.
   *
   * @param a rows x n
   * @param sums n entries, overwritten
   */
  void absoluteColumnSums(double[] a, double[] sums, int rows, int n);

  /**
   * Convolves each row of {@code in} as one image, without bias, zero padding.
   *
   * <p>Error of each entry: {@code gamma(k) (|in| * |weight|)}, k the size of one filter.
   *
   * @param in rows x window.inputSize()
   * @param weight filters x (channels x kernelHeight x kernelWidth)
   * @param out rows x (filters x positions), overwritten
   */
  void convolve(double[] in, double[] weight, double[] out, int rows, Window window, int filters);

  /**
   * Convolves one image of non-negative values with the absolute values of the weights, zero
   * padding.
   *
   * <p>Error of each entry: relative, {@code gamma(k)}, k the size of one filter.
   *
   * @param in window.inputSize() entries, each at least 0
   * @param weight filters x (channels x kernelHeight x kernelWidth)
   * @param out filters x positions, overwritten
   */
  void convolveAbsolute(double[] in, double[] weight, double[] out, Window window, int filters);

  /**
   * Sets each row of c to the sum of the selected terms: {@code c[i, j] = sum over t of a[i,
   * columns[t]] b[rows[t], j]}. So a value that only few coordinates can change costs only these.
   *
   * <p>Error of each entry: {@code gamma(k) (|a| |b|)}, k the number of terms. A row of the result
   * depends on no other row.
   *
   * @param a rows, as long as the selected columns need
   * @param b any number of rows of n entries, finite
   * @param n columns of b and of the result
   * @param c as many rows as a, n entries of each overwritten
   */
  void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c);

  /**
   * Multiplies a row x as it is and a row v of non-negative numbers by absolute values, in one pass
   * over b: {@code y[j] = sum over t of x[columns[t]] b[rows[t], j]} and {@code r[j] = sum over t
   * of v[columns[t]] |b[rows[t], j]|}. A center and its radius under an affine op.
   *
   * <p>Error of each entry: {@code gamma(k) (|x| |b|)} and relative {@code gamma(k)}, k the number
   * of terms.
   *
   * @param xv two rows, x and v
   * @param b any number of rows of n entries, finite
   * @param n columns of b and of the result
   * @param yr two rows, y and r, n entries of each overwritten
   */
  void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr);

  /**
   * Scales each column: {@code c[i, j] = a[i, j] factors[j]}. The generators of a relaxation.
   *
   * <p>Error of each entry: one rounding, {@code u |c[i, j]|}.
   *
   * @param a rows of n entries
   * @param factors n entries or more
   * @param n columns of a and of the result
   * @param c as many rows as a, n entries of each overwritten
   */
  default void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    JavaScaling.columns(a, factors, n, c);
  }
}
