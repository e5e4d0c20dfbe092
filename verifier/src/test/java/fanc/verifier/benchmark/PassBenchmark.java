package fanc.verifier.benchmark;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsReference;
import fanc.verifier.kernels.RowBlock;
import java.util.Arrays;
import java.util.Random;
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
 * The kernels that pass once over their arrays: radii through an affine op and through a
 * convolution, the sums of a hull, the slopes of a rectifier. Run as {@link ProductBenchmark} says.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PassBenchmark {
  private static final Window WINDOW = new Window(4, 14, 14, 4, 4, 2, 2, 1, 1, 7, 7);
  private static final int FILTERS = 8;

  /** The backend. */
  @Param({"java", "vector"})
  public String backend;

  /** Rows x columns. */
  @Param({"9x200", "200x200", "784x200"})
  public String size;

  private Kernels kernels;
  private double[] radii;
  private double[] matrix;
  private double[] sums;
  private double[] factors;
  private RowBlock scaled;
  private double[] image;
  private double[] weight;
  private double[] out;
  private int rows;
  private int columns;

  /** Fills the matrix. */
  @Setup
  public void fill() {
    int[] sizes = Arrays.stream(size.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    rows = sizes[0];
    columns = sizes[1];
    Random random = new Random(1);
    radii = random.doubles(rows).toArray();
    matrix = random.doubles((long) rows * columns, -1, 1).toArray();
    sums = new double[columns];
    factors = random.doubles(columns).toArray();
    scaled = RowBlock.matrix(new double[rows * columns], rows, columns);
    image = random.doubles(WINDOW.inputSize()).toArray();
    weight =
        random.doubles((long) FILTERS * WINDOW.channels() * WINDOW.kernelSize(), -1, 1).toArray();
    out = new double[FILTERS * WINDOW.positions()];
    kernels = KernelsReference.backend(backend);
  }

  /** Multiplies radii by absolute values of the matrix. */
  @Benchmark
  public double[] multiplyAbsolute() {
    kernels.multiplyAbsolute(radii, matrix, sums, rows, columns);
    return sums;
  }

  /** Sums the absolute values of each column. */
  @Benchmark
  public double[] absoluteColumnSums() {
    kernels.absoluteColumnSums(matrix, sums, rows, columns);
    return sums;
  }

  /** Scales each column. */
  @Benchmark
  public double[] scaleColumns() {
    kernels.scaleColumns(RowBlock.matrix(matrix, rows, columns), factors, columns, scaled);
    return scaled.values();
  }

  /** Convolves radii, 14 x 14 x 4, with 8 filters of 4 x 4; the size has no effect. */
  @Benchmark
  public double[] convolveAbsolute() {
    kernels.convolveAbsolute(image, weight, out, WINDOW, FILTERS);
    return out;
  }
}
