package fanc.verifier.domain;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Conv2d;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.Multiply;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Square;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random networks whose weights have any exponent that a double can have, those of subnormal
 * numbers among them: values become tiny and the next weights make them large again, so that what
 * was lost to underflow is magnified.
 *
 * <p>All of them have an exact evaluation.
 */
public final class ExtremeNetworks {
  private final Random random;
  private final List<Integer> sizes = new ArrayList<>();

  private ExtremeNetworks(Random random) {
    this.random = random;
  }

  /** A network and a region of its inputs. */
  public record Case(Network network, InputRegion region) {}

  /** Returns a network with a region whose numbers may be tiny or huge too. */
  public static Case of(Random random) {
    return new ExtremeNetworks(random).of();
  }

  private Case of() {
    Network ordinary = RandomNetworks.of(random);
    while (!ExactEvaluation.isPossible(ordinary)) {
      ordinary = RandomNetworks.of(random);
    }
    sizes.add(random.nextInt(3) == 0 ? 0 : exponent(random));
    List<Step> steps = new ArrayList<>();
    for (Step step : ordinary.steps()) {
      int read = step.inputs().stream().mapToInt(sizes::get).max().orElse(0);
      Op op = op(step.op(), read);
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    Network network = new Network(ordinary.name(0), ordinary.inputShape(), steps);
    return new Case(network, region(ordinary.inputShape().size(), sizes.get(0), random));
  }

  /** Returns a network of one op that reads tiny numbers, or of a scale and such an op. */
  public static Case ofOneOp(Random random) {
    int n = 9;
    Shape shape = Shape.of(1, n);
    double[] slopes = new double[n];
    Arrays.setAll(slopes, i -> random.nextGaussian());
    Op scale = Scale.exact(Tensor.vector(slopes), Tensor.zeros(n));
    List<Step> steps = new ArrayList<>();
    int ops = random.nextInt(6);
    if (ops < 3) {
      steps.add(new Step(scale, List.of(0), "s", "Mul", shape));
    }
    Window window = new Window(1, 1, n, 1, 3, 1, 2, 0, 0, 1, 4);
    switch (ops) {
      case 0 -> {}
      case 1 -> steps.add(new Step(new Add(), List.of(0, 1), "y", "Add", shape));
      case 2 -> steps.add(new Step(new Multiply(), List.of(0, 1), "y", "Mul", shape));
      case 3 -> steps.add(pool(window));
      case 4 -> steps.add(new Step(shifted(n, random), List.of(0), "y", "Add", shape));
      default ->
          steps.add(
              new Step(new LeakyRelu(Tensor.vector(slopes)), List.of(0), "y", "PRelu", shape));
    }
    int exponent = -1070 + random.nextInt(60);
    return new Case(new Network("x", shape, steps), region(n, exponent, random));
  }

  private static Step pool(Window window) {
    Op pool = new AveragePool(window, false);
    return new Step(pool, List.of(0), "y", "AveragePool", Shape.of(1, window.positions()));
  }

  private static Op shifted(int n, Random random) {
    double[] shifts = new double[n];
    Arrays.setAll(shifts, i -> random.nextInt(1000) * Double.MIN_VALUE);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return Scale.exact(Tensor.vector(ones), Tensor.vector(shifts));
  }

  /** Returns a binary exponent: ordinary, near underflow, in between, or near overflow. */
  public static int exponent(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(60) - 30;
      case 1 -> -1074 + random.nextInt(80);
      case 2 -> -990 + random.nextInt(900);
      case 3 -> 100 + random.nextInt(800);
      default -> -1022 + random.nextInt(20);
    };
  }

  /** Returns a number of about that exponent, now and then far below. */
  public static double scaled(double number, int exponent, Random random) {
    int less = random.nextInt(16) == 0 ? random.nextInt(1000) : random.nextInt(12);
    return Math.scalb(number, Math.max(-1100, Math.min(1010, exponent - less)));
  }

  private Op op(Op op, int read) {
    int made = random.nextInt(4) == 0 ? read : exponent(random);
    int factor = Math.max(-1074, Math.min(1000, made - read));
    if (op instanceof Affine affine) {
      sizes.add(read + factor);
      return Affine.exact(scaled(affine.weight(), factor), scaled(affine.bias(), read + factor));
    }
    if (op instanceof Conv2d conv) {
      sizes.add(read + factor);
      Tensor weight = scaled(conv.weight(), factor);
      return new Conv2d(conv.window(), weight, scaled(conv.bias(), read + factor), conv.groups());
    }
    if (op instanceof Scale scale) {
      sizes.add(read + factor);
      return Scale.exact(scaled(scale.scale(), factor), scaled(scale.shift(), read + factor));
    }
    if (op instanceof LeakyRelu leaky) {
      int slope = random.nextBoolean() ? 0 : factor;
      sizes.add(read + Math.max(0, slope));
      return new LeakyRelu(scaled(leaky.slope(), slope));
    }
    sizes.add(sizeOf(op, read));
    return op;
  }

  private static int sizeOf(Op op, int read) {
    if (op instanceof Clip || op instanceof HardSwish) {
      return Math.min(0, read);
    }
    boolean squares = op instanceof Square || op instanceof Multiply;
    return squares ? Math.max(-1074, 2 * read) : read;
  }

  private Tensor scaled(Tensor tensor, int exponent) {
    double[] values = tensor.toArray();
    Arrays.setAll(values, i -> scaled(values[i], exponent, random));
    return Tensor.of(tensor.shape(), values);
  }

  /** Returns an ordinary region with every coordinate times one power of two. */
  private static InputRegion region(int n, int exponent, Random random) {
    InputRegion ordinary = RandomRegions.regionWithErrors(n, 0.6, 1e-9, random);
    double[] values = new double[n];
    double[] errors = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.scalb(ordinary.base().value(i), exponent);
      errors[i] = Math.scalb(ordinary.base().error(i), exponent);
    }
    SparseBox box = ordinary.changes();
    int[] indices = new int[box.size()];
    double[] lower = new double[box.size()];
    double[] upper = new double[box.size()];
    for (int k = 0; k < indices.length; k++) {
      indices[k] = box.index(k);
      lower[k] = Math.scalb(box.lower(k), exponent);
      upper[k] = Math.scalb(box.upper(k), exponent);
    }
    return new InputRegion(new BasePoint(values, errors), new SparseBox(indices, lower, upper));
  }

  /** Returns whether numbers lie in bounds, as far as these say anything. */
  public static boolean isInside(BigDecimal[] numbers, Bounds bounds) {
    boolean inside = true;
    for (int i = 0; i < numbers.length; i++) {
      inside &= isAbove(numbers[i], bounds.lower(i));
      inside &= isAbove(numbers[i].negate(), -bounds.upper(i));
    }
    return inside;
  }

  /** Returns whether a number is at least a bound; of a bound that is no number nothing is said. */
  public static boolean isAbove(BigDecimal number, double bound) {
    return Double.isNaN(bound)
        || bound == Double.NEGATIVE_INFINITY
        || (bound != Double.POSITIVE_INFINITY && number.compareTo(new BigDecimal(bound)) >= 0);
  }
}
