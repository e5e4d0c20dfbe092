package fanc.verifier.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The product on whatever device ND4J works on: fresh arrays for each call, which ND4J moves to the
 * device and back, freed at its end. Thread-safe.
 */
final class CopyingProduct implements Nd4jProduct {

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    try (INDArray left = transpose(a, m, k);
        INDArray right = transpose(b, k, n);
        INDArray result =
            Nd4j.createUninitialized(DataType.DOUBLE, new long[] {n, m}, Nd4jProduct.ORDER)) {
      Nd4jProduct.multiply(left, right, result);
      System.arraycopy(result.data().asDouble(), 0, c, 0, m * n);
    }
  }

  private static INDArray transpose(double[] array, int rows, int columns) {
    int size = rows * columns;
    double[] exact = array.length == size ? array : Arrays.copyOf(array, size);
    return Nd4j.create(exact, new long[] {columns, rows}, Nd4jProduct.ORDER);
  }
}
