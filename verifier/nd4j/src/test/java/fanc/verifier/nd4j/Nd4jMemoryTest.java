package fanc.verifier.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Memory outside the heap is given back or used again by each call, not when garbage is collected:
 * a heap that is not full says nothing about the memory beside it.
 */
class Nd4jMemoryTest {

  private static final int SIDE = 1000;
  private static final int LARGER_THAN_KEPT = HostArrays.KEPT + 1;

  /** Megabytes that the process may grow by: a third of what each leak below would take. */
  private static final long GROWTH = 300;

  private final double[] row = new double[SIDE];
  private final double[] matrix = new double[SIDE * SIDE];
  private final double[] vector = new double[LARGER_THAN_KEPT];
  private final double[] result = new double[SIDE];

  @BeforeAll
  static void needsTheLibrary() {
    Platform.assumeServed();
  }

  static Stream<Nd4jProduct> products() {
    return Stream.of(new HostProduct(), new CopyingProduct());
  }

  @ParameterizedTest
  @MethodSource("products")
  void manyCallsTakeNoMoreMemoryThanAFew(Nd4jProduct product)
      throws IOException, InterruptedException {
    Kernels kernels = new Nd4jKernels(product);
    run(kernels, 3);
    long before = peakMegabytes();
    run(kernels, 120);
    assertThat(peakMegabytes() - before).isLessThan(GROWTH);
  }

  /** Hardly anything is allocated on the heap, so nothing is collected meanwhile. */
  private void run(Kernels kernels, int rounds) throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      multiplyByMatrix(kernels);
      if (round % 4 == 0) {
        // Two arrays of 16 megabytes that are too large to be kept.
        kernels.multiply(vector, vector, result, 1, LARGER_THAN_KEPT, 1);
      }
      Thread other = new Thread(() -> multiplyByMatrix(kernels));
      other.start();
      other.join();
    }
  }

  /** A matrix of 8 megabytes. */
  private void multiplyByMatrix(Kernels kernels) {
    kernels.multiply(row, matrix, result, 1, SIDE, SIDE);
  }

  private static long peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmHWM in /proc/self/status");
  }
}
