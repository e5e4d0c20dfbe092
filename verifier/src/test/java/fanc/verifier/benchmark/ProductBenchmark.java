package fanc.verifier.benchmark;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsReference;
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
 * Matrix products of the sizes that reach a layer: rows are noise symbols, m x k x n.
 *
 * <p>Run from the module that sees all backends, with JMH's own options in {@code jmh}:
 *
 * <pre>{@code
 * mvn -Dquick -Pbench -DskipTests -pl verifier/openblas -am test -Djmh="ProductBenchmark -rf json -rff out.json"
 * }</pre>
 *
 * <p>{@code -p backend=java,openblas,nd4j} adds ND4J, once {@code verifier/nd4j} was packaged; the
 * backend {@code vector} needs {@code verifier/vector} built.
 *
 * <p>Single calls are sampled: on a machine with other work the median call is undisturbed while
 * the average is not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ProductBenchmark {

  /** The backend. */
  @Param({"java", "openblas"})
  public String backend;

  /** Rows x inner size x columns. */
  @Param({
    "1x784x200",
    "5x784x200",
    "25x200x200",
    "25x784x200",
    "64x200x200",
    "200x200x200",
    "200x784x200",
    "800x784x784"
  })
  public String size;

  private Kernels kernels;
  private double[] a;
  private double[] b;
  private double[] c;
  private int m;
  private int k;
  private int n;

  /** Fills the matrices and checks the first rows of one product. */
  @Setup
  public void fill() {
    int[] sizes = Arrays.stream(size.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    m = sizes[0];
    k = sizes[1];
    n = sizes[2];
    Random random = new Random(1);
    a = random.doubles((long) m * k, -1, 1).toArray();
    b = random.doubles((long) k * n, -1, 1).toArray();
    c = new double[m * n];
    kernels = KernelsReference.backend(backend);
    kernels.multiply(a, b, c, m, k, n);
    KernelsReference.requireProduct(a, b, c, Math.min(m, 4), k, n);
  }

  /** Multiplies once. */
  @Benchmark
  public double[] multiply() {
    kernels.multiply(a, b, c, m, k, n);
    return c;
  }
}
