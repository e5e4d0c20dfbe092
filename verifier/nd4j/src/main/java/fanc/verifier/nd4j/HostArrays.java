package fanc.verifier.nd4j;

import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory of the CPU outside the Java heap for the three matrices of a product, for one call at a
 * time.
 *
 * <p>What is kept between calls is bounded; larger matrices get memory of their own, which {@link
 * #release} frees.
 */
final class HostArrays {

  /** Doubles kept per matrix: 16 MiB. */
  static final int KEPT = 1 << 21;

  private final INDArray[] arrays = new INDArray[3];
  private final DoubleBuffer[] buffers = new DoubleBuffer[3];

  /** Returns a column-major matrix; its content is unspecified. */
  INDArray reserve(int matrix, int rows, int columns) {
    int size = rows * columns;
    if (arrays[matrix] == null || buffers[matrix].capacity() < size) {
      free(matrix);
      int room = size <= KEPT ? Math.min(KEPT, Math.max(1024, 2 * size)) : size;
      arrays[matrix] = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {room}, 'c');
      buffers[matrix] = arrays[matrix].data().asNioDouble();
    }
    return Nd4j.create(
        arrays[matrix].data(),
        new long[] {rows, columns},
        new long[] {1, rows},
        0,
        Nd4jProduct.ORDER);
  }

  /** Returns a column-major matrix that holds the first entries of an array. */
  INDArray load(int matrix, double[] array, int rows, int columns) {
    INDArray result = reserve(matrix, rows, columns);
    buffers[matrix].clear().put(array, 0, rows * columns);
    return result;
  }

  /** Copies the first {@code size} entries of a matrix into an array. */
  void store(int matrix, double[] array, int size) {
    buffers[matrix].clear().get(array, 0, size);
  }

  /** Frees what is larger than may be kept. */
  void release() {
    for (int matrix = 0; matrix < arrays.length; matrix++) {
      if (arrays[matrix] != null && buffers[matrix].capacity() > KEPT) {
        free(matrix);
      }
    }
  }

  private void free(int matrix) {
    if (arrays[matrix] != null) {
      arrays[matrix].close();
      arrays[matrix] = null;
      buffers[matrix] = null;
    }
  }
}
