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

/** Memory outside the heap, which no garbage collector watches, is given back or used again. */
class Nd4jMemoryTest {

  private static final int LARGER_THAN_KEPT = HostArrays.KEPT + 1;

  /**
   * Megabytes that the process may grow by: the heap of these tests, which is small, and as much
   * again, but half of what any leak below would take.
   */
  private static final long GROWTH = 400;

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
    multiply(kernels, 20, 200, 400);
    oneColumn(kernels, 2);
    long before = residentMegabytes();
    multiply(kernels, 400, 200, 400);
    oneColumn(kernels, 25);
    for (int round = 0; round < 100; round++) {
      Thread thread = new Thread(() -> multiply(kernels, 1, 1, 1000));
      thread.start();
      thread.join();
    }
    assertThat(residentMegabytes() - before).isLessThan(GROWTH);
  }

  /** Each call handles more than two megabytes for 200 rows, 8 megabytes for 1000 columns. */
  private static void multiply(Kernels kernels, int calls, int rows, int columns) {
    double[] a = new double[rows * columns];
    double[] b = new double[columns * columns];
    double[] c = new double[rows * columns];
    for (int call = 0; call < calls; call++) {
      kernels.multiply(a, b, c, rows, columns, columns);
    }
  }

  /** Each call handles two arrays of 16 megabytes that are too large to be kept. */
  private static void oneColumn(Kernels kernels, int calls) {
    double[] a = new double[LARGER_THAN_KEPT];
    double[] c = new double[LARGER_THAN_KEPT];
    for (int call = 0; call < calls; call++) {
      kernels.multiply(a, new double[] {1}, c, LARGER_THAN_KEPT, 1, 1);
    }
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS in /proc/self/status");
  }
}
