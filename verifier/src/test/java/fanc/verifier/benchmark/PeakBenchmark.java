package fanc.verifier.benchmark;

import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsReference;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The product by which a machine's speed is measured, 1024 x 1024 x 1024 as in {@link Calibration}:
 * what others of the same run are a share of. Run as {@link ProductBenchmark} says.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PeakBenchmark {
  /** The backend. */
  @Param({"openblas", "java"})
  public String backend;

  private static final int SIDE = 1024;

  private final double[] a = new double[SIDE * SIDE];
  private final double[] b = new double[SIDE * SIDE];
  private final double[] c = new double[SIDE * SIDE];
  private Kernels kernels;

  /** Fills the matrices and checks the first row of the product. */
  @Setup
  public void fill() {
    Arrays.setAll(a, i -> 1.0 + i % 7);
    Arrays.setAll(b, i -> 1.0 + i % 5);
    kernels = KernelsReference.backend(backend);
    dgemm();
    KernelsReference.requireProduct(a, b, c, 1, SIDE, SIDE);
  }

  /** Multiplies once. */
  @Benchmark
  public double[] dgemm() {
    kernels.multiply(a, b, c, SIDE, SIDE, SIDE);
    return c;
  }
}
