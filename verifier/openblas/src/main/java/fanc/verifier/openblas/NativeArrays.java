package fanc.verifier.openblas;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Memory outside the Java heap for the three matrices of a product, reused by the calls of one
 * thread.
 *
 * <p>Fresh native memory for each call costs half the speed of a product of 200 x 784 x 200: every
 * page is faulted in again. What one thread keeps is bounded; larger matrices get memory of their
 * own, which {@link #release} frees.
 */
final class NativeArrays {

  /** Doubles kept per matrix and thread: 16 MiB. */
  private static final int KEPT = 1 << 21;

  private static final ThreadLocal<NativeArrays> OF_THREAD =
      ThreadLocal.withInitial(NativeArrays::new);

  private final DoublePointer[] pointers = new DoublePointer[3];
  private final DoubleBuffer[] buffers = new DoubleBuffer[3];

  private NativeArrays() {}

  /** Returns the arrays of the calling thread. */
  static NativeArrays ofThread() {
    return OF_THREAD.get();
  }

  /** Returns memory for at least {@code size} doubles; its content is unspecified. */
  DoublePointer reserve(int matrix, int size) {
    if (buffers[matrix] == null || buffers[matrix].capacity() < size) {
      free(matrix);
      int room = size <= KEPT ? Math.min(KEPT, Math.max(1024, 2 * size)) : size;
      pointers[matrix] = new DoublePointer(room);
      buffers[matrix] = pointers[matrix].asBuffer();
    }
    return pointers[matrix];
  }

  /** Returns memory that holds the first {@code size} entries of an array. */
  DoublePointer load(int matrix, double[] array, int size) {
    DoublePointer pointer = reserve(matrix, size);
    buffers[matrix].clear().put(array, 0, size);
    return pointer;
  }

  /** Copies the first {@code size} doubles of a matrix into an array. */
  void store(int matrix, double[] array, int size) {
    buffers[matrix].clear().get(array, 0, size);
  }

  /** Frees what is larger than a thread may keep. */
  void release() {
    for (int matrix = 0; matrix < pointers.length; matrix++) {
      if (buffers[matrix] != null && buffers[matrix].capacity() > KEPT) {
        free(matrix);
      }
    }
  }

  private void free(int matrix) {
    if (pointers[matrix] != null) {
      pointers[matrix].close();
      pointers[matrix] = null;
      buffers[matrix] = null;
    }
  }
}
