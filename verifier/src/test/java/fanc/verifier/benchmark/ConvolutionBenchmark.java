package fanc.verifier.benchmark;

import fanc.networks.Window;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsReference;
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

/** Convolutions of 25 images, dense and sparse. Run as {@link ProductBenchmark} says. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ConvolutionBenchmark {

  private static final int ROWS = 25;

  /** Layers of the networks in use. */
  public enum Layer {
    /** 28 x 28, 4 filters of 4 x 4, stride 2. */
    MNIST(4),
    /** 32 x 32 in colour, 4 filters of 13 x 13. */
    CIFAR(4),
    /** 14 x 14 x 4, 8 filters of 4 x 4, stride 2. */
    SECOND(8),
    /** 16 x 16 x 16, 32 filters of 3 x 3. */
    MANY_FILTERS(32);

    private final int filters;

    Layer(int filters) {
      this.filters = filters;
    }

    private Window window() {
      return switch (this) {
        case MNIST -> new Window(1, 28, 28, 4, 4, 2, 2, 1, 1, 14, 14);
        case CIFAR -> new Window(3, 32, 32, 13, 13, 1, 1, 6, 6, 32, 32);
        case SECOND -> new Window(4, 14, 14, 4, 4, 2, 2, 1, 1, 7, 7);
        case MANY_FILTERS -> new Window(16, 16, 16, 3, 3, 1, 1, 1, 1, 16, 16);
      };
    }
  }

  /** The backend. */
  @Param({"java", "openblas"})
  public String backend;

  /** The layer. */
  @Param public Layer layer;

  /** Share of nonzero inputs. */
  @Param({"1", "0.05"})
  public double density;

  private Kernels kernels;
  private Window window;
  private double[] in;
  private double[] weight;
  private double[] out;

  /** Fills the images and checks the first of one convolution. */
  @Setup
  public void fill() {
    window = layer.window();
    int filterSize = window.channels() * window.kernelSize();
    Random random = new Random(1);
    in =
        random
            .doubles((long) ROWS * window.inputSize(), -1, 1)
            .map(value -> random.nextDouble() < density ? value : 0)
            .toArray();
    weight = random.doubles((long) layer.filters * filterSize, -1, 1).toArray();
    out = new double[ROWS * layer.filters * window.positions()];
    kernels = KernelsReference.backend(backend);
    convolve();
    KernelsReference.requireConvolution(in, weight, out, window, layer.filters);
  }

  /** Convolves all images once. */
  @Benchmark
  public double[] convolve() {
    kernels.convolve(in, weight, out, ROWS, window, layer.filters);
    return out;
  }
}
