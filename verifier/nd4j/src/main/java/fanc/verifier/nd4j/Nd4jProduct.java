package fanc.verifier.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix product on ND4J; implementations differ in how numbers reach the library and return.
 *
 * <p>A row-major matrix is the transpose of a column-major one, and column-major is what the
 * library multiplies without copying. So the arrays are passed as their transposes, and {@code c^T
 * = b^T a^T} is computed.
 */
interface Nd4jProduct {

  /** The order in which the library holds the transposes: column-major. */
  char ORDER = 'f';

  /**
   * Sets {@code c = a b}, as {@link fanc.verifier.kernels.Kernels#multiply} says, for sizes of at
   * least 1 and arrays that are long enough.
   */
  void multiply(double[] a, double[] b, double[] c, int m, int k, int n);

  /**
   * Multiplies the transposes.
   *
   * @param left transpose of a, k x m
   * @param right transpose of b, n x k
   * @param result transpose of c, n x m, overwritten
   */
  static void multiply(INDArray left, INDArray right, INDArray result) {
    Nd4j.exec(new Mmul(right, left, result, null));
  }
}
