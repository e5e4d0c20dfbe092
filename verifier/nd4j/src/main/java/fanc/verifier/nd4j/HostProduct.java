package fanc.verifier.nd4j;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The product in the memory of the CPU: numbers are copied straight into arrays that are kept from
 * call to call, because fresh ones are faulted in page by page.
 *
 * <p>As many sets of arrays are kept as calls ran at once. Thread-safe.
 */
final class HostProduct implements Nd4jProduct {

  private final Queue<HostArrays> idle = new ConcurrentLinkedQueue<>();

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    HostArrays found = idle.poll();
    HostArrays arrays = found == null ? new HostArrays() : found;
    try {
      Nd4jProduct.multiply(
          arrays.load(0, a, k, m), arrays.load(1, b, n, k), arrays.reserve(2, n, m));
      arrays.store(2, c, m * n);
    } finally {
      arrays.release();
      idle.add(arrays);
    }
  }
}
