package fanc.verifier.benchmark;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.KernelsChoice;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * The transformers of DeepZ on elements as they occur: a dense and a convolutional network of
 * random weights, a region of a 2 x 2 patch and a ball around the whole image. The backend is the
 * one that the program chooses. Run as {@link ProductBenchmark} says.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TransformerBenchmark {
  private static final int SIDE = 28;
  private static final double EPSILON = 0.02;

  /** What is applied to which element. */
  public enum Step {
    /** Affine, 784 to 200. */
    DENSE_FIRST,
    /** Rectifier after it. */
    DENSE_RELU,
    /** Affine after that, 200 to 200. */
    DENSE_HIDDEN,
    /** Bounds after that. */
    DENSE_HULL,
    /** Convolution, 28 x 28, 4 filters of 4 x 4, stride 2. */
    CONVOLUTION_FIRST,
    /** Rectifier after it. */
    CONVOLUTION_RELU,
    /** Convolution after that, 8 filters of 4 x 4, stride 2. */
    CONVOLUTION_SECOND
  }

  /** What is known of the input. */
  public enum Input {
    /** Four pixels with any values. */
    PATCH,
    /** All pixels, each with an interval of its own. */
    BALL
  }

  /** What is timed. */
  @Param public Step step;

  /** The region. */
  @Param public Input input;

  private SharedDeepZ domain;
  private Op op;
  private LocalZonotope element;
  private int value;

  /** Brings the element to where the step begins. */
  @Setup
  public void reach() {
    domain = new SharedDeepZ(Symbols.FRESH, KernelsChoice.best(1e15, CostModel.builtIn()));
    Random random = new Random(1);
    List<Op> ops = step.name().startsWith("DENSE") ? dense(random) : convolutional(random);
    int before =
        switch (step) {
          case DENSE_FIRST, CONVOLUTION_FIRST -> 0;
          case DENSE_RELU, CONVOLUTION_RELU -> 1;
          case DENSE_HIDDEN, CONVOLUTION_SECOND -> 2;
          case DENSE_HULL -> ops.size();
        };
    element = domain.abstraction(region(random));
    for (value = 0; value < before; value++) {
      element = domain.transform(ops.get(value), value + 1, List.of(element));
    }
    op = before < ops.size() ? ops.get(before) : null;
  }

  private InputRegion region(Random random) {
    double[] values = random.doubles((long) SIDE * SIDE).toArray();
    int corner = SIDE / 2 * (SIDE + 1);
    int[] patch = {corner, corner + 1, corner + SIDE, corner + SIDE + 1};
    int[] changed = input == Input.PATCH ? patch : IntStream.range(0, SIDE * SIDE).toArray();
    double[] lower = new double[changed.length];
    double[] upper = new double[changed.length];
    for (int i = 0; i < changed.length; i++) {
      boolean any = input == Input.PATCH;
      lower[i] = any ? 0 : Math.max(0, values[changed[i]] - EPSILON);
      upper[i] = any ? 1 : Math.min(1, values[changed[i]] + EPSILON);
    }
    return new InputRegion(BasePoint.exact(values), new SparseBox(changed, lower, upper));
  }

  private static List<Op> dense(Random random) {
    return List.of(affine(random, SIDE * SIDE, 200), new Relu(), affine(random, 200, 200));
  }

  private static Affine affine(Random random, int inputs, int outputs) {
    return Affine.exact(weights(random, inputs, inputs, outputs), Tensor.zeros(outputs));
  }

  private static List<Op> convolutional(Random random) {
    Window first = new Window(1, SIDE, SIDE, 4, 4, 2, 2, 1, 1, 14, 14);
    Window second = new Window(4, 14, 14, 4, 4, 2, 2, 1, 1, 7, 7);
    return List.of(
        new Conv2d(first, weights(random, 16, 4, 1, 4, 4), Tensor.zeros(4)),
        new Relu(),
        new Conv2d(second, weights(random, 64, 8, 4, 4, 4), Tensor.zeros(8)));
  }

  /** Weights whose sums of {@code terms} products have the size of the inputs. */
  private static Tensor weights(Random random, int terms, int... shape) {
    double scale = Math.sqrt(2.0 / terms);
    Shape sizes = Shape.of(shape);
    return Tensor.of(
        sizes, random.doubles(sizes.size()).map(u -> (float) ((2 * u - 1) * scale)).toArray());
  }

  /** Applies the step once. */
  @Benchmark
  public Object transform() {
    if (op == null) {
      Bounds hull = domain.bounds(element);
      return hull;
    }
    return domain.transform(op, value + 1, List.of(element));
  }
}
