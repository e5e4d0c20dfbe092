package fanc.verifier.benchmark;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsReference;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
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
 * Products over the terms that a region can change: rows are noise symbols, terms the coordinates
 * that differ from the base point, of the sizes of a patch of four pixels in the first layer and of
 * a few to all neurons of 200 in the others. Run as {@link ProductBenchmark} says.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SelectedProductBenchmark {
  /** The backend. */
  @Param({"java", "vector"})
  public String backend;

  /** Rows x terms x columns; few columns are the filters of a convolution, many rows a ball. */
  @Param({
    "4x4x200",
    "9x60x200",
    "20x120x200",
    "60x200x200",
    "784x100x200",
    "20x150x512",
    "12x60x16",
    "12x60x64",
    "20x100x10"
  })
  public String size;

  private Kernels kernels;
  private RowBlock a;
  private RowBlock pair;
  private double[] b;
  private Terms terms;
  private RowBlock c;
  private RowBlock pairImage;
  private int n;

  /** Fills the matrices, every second row of b selected, and checks one product. */
  @Setup
  public void fill() {
    int[] sizes = Arrays.stream(size.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    int k = sizes[1];
    n = sizes[2];
    Random random = new Random(1);
    double[] rows = random.doubles((long) sizes[0] * k, -1, 1).toArray();
    a = RowBlock.matrix(rows, sizes[0], k);
    pair = RowBlock.matrix(random.doubles(2L * k).toArray(), 2, k);
    b = random.doubles(2L * k * n, -1, 1).toArray();
    int[] columns = new int[k];
    int[] selected = new int[k];
    Arrays.setAll(columns, t -> t);
    Arrays.setAll(selected, t -> 2 * t);
    terms = new Terms(columns, selected, k);
    c = RowBlock.matrix(new double[sizes[0] * n], sizes[0], n);
    pairImage = RowBlock.matrix(new double[2 * n], 2, n);
    kernels = KernelsReference.backend(backend);
    multiplySelected();
    double[] packed = new double[k * n];
    for (int t = 0; t < k; t++) {
      System.arraycopy(b, 2 * t * n, packed, t * n, n);
    }
    KernelsReference.requireProduct(rows, packed, c.values(), sizes[0], k, n);
  }

  /** Multiplies once. */
  @Benchmark
  public double[] multiplySelected() {
    kernels.multiplySelected(a, terms, b, n, c);
    return c.values();
  }

  /** Multiplies one row as it is and one by absolute values; the number of rows has no effect. */
  @Benchmark
  public double[] multiplySelectedPair() {
    kernels.multiplySelectedPair(pair, terms, b, n, pairImage);
    return pairImage.values();
  }
}
