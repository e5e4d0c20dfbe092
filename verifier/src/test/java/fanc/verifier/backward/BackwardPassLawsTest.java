package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.ActivationOp;
import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows carried back are below the values, and faults in carrying them are noticed. */
class BackwardPassLawsTest {
  @Property(tries = 400)
  void rowsCarriedBackAreNeverAboveTheValue(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 0.6, random);
    assertThat(RowsBelow.violation(network, region, RowsBelow.NONE, random)).isEmpty();
  }

  @Property(tries = 100)
  void norWhereNumbersCancel(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = cancelling(random);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 1e-9, random);
    assertThat(RowsBelow.violation(network, region, RowsBelow.NONE, random)).isEmpty();
  }

  @Property(tries = 200)
  void rowsHoldForEveryNetworkWithinTheErrorsOfWeights(@ForAll long seed) {
    Random random = new Random(seed);
    Network truth = cancelling(random);
    InputRegion region = RandomRegions.region(truth.inputShape().size(), 1e-9, random);
    Network known = approximately(truth, random, 2);
    assertThat(RowsBelow.violation(known, truth, region, RowsBelow.NONE, random)).isEmpty();
  }

  @Test
  void errorsOfWeightsThatAreNotDeclaredAreNoticed() {
    boolean found = false;
    for (int k = 0; k < 200 && !found; k++) {
      Random random = new Random(1000003L * k + 7);
      Network truth = cancelling(random);
      InputRegion region = RandomRegions.region(truth.inputShape().size(), 1e-9, random);
      Network known = approximately(truth, random, 0);
      found = RowsBelow.violation(known, truth, region, RowsBelow.NONE, random).isPresent();
    }
    assertThat(found).isTrue();
  }

  /**
   * Moves each weight by about a part in 1e12 and adds a scale that is known as badly.
   *
   * @param declared how many times the largest movement is declared
   */
  private static Network approximately(Network truth, Random random, int declared) {
    double part = 1e-12;
    List<Step> steps = new ArrayList<>();
    for (Step step : truth.steps()) {
      Affine op = (Affine) step.op();
      double[] weight = op.weight().toArray();
      for (int i = 0; i < weight.length; i++) {
        weight[i] *= 1 + part * (2 * random.nextInt(2) - 1);
      }
      int roundings = (int) (declared * part / Rounding.UNIT);
      Affine moved = new Affine(Tensor.of(op.weight().shape(), weight), op.bias(), roundings);
      steps.add(new Step(moved, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network("x", truth.inputShape(), steps);
  }

  @Property(tries = 100)
  void rowsHoldForEveryScaleWithinItsErrors(@ForAll long seed) {
    Random random = new Random(seed);
    double[] scale = {random.nextGaussian(), 1, -1, 0};
    double[] shift = {random.nextGaussian(), 0, 1, 0};
    Tensor errors = Tensor.vector(0.1, 0.2, 0, 0.3);
    Op known = new Scale(Tensor.vector(scale), Tensor.vector(shift), errors, errors);
    for (int i = 0; i < scale.length; i++) {
      scale[i] += errors.get(i) * (2 * random.nextInt(2) - 1) * 0.999;
      shift[i] += errors.get(i) * (2 * random.nextInt(2) - 1) * 0.999;
    }
    Network truth = scaled(Scale.exact(Tensor.vector(scale), Tensor.vector(shift)));
    InputRegion region = RandomRegions.region(4, 1, random);
    assertThat(RowsBelow.violation(scaled(known), truth, region, RowsBelow.NONE, random)).isEmpty();
  }

  private static Network scaled(Op op) {
    Shape shape = Shape.of(1, 4);
    return new Network("x", shape, List.of(new Step(op, List.of(0), "y", "Mul", shape)));
  }

  /** What can be forgotten on the way back. */
  enum Fault {
    FORGET_THE_OFFSETS_OF_LINES,
    TAKE_THE_OTHER_LINE,
    FORGET_ONE_SUMMAND,
    FORGET_THE_OTHER_FACTOR,
    FORGET_THE_LARGEST_VALUE_OF_A_WINDOW,
    FORGET_THE_BIAS_OF_A_CONVOLUTION,
    FORGET_THE_ROUNDING_OF_PRODUCTS
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theLawNoticesAFault(Fault fault) {
    boolean found = false;
    for (int k = 0; k < 400 && !found; k++) {
      Random random = new Random(1000003L * k + 7);
      boolean rounding = fault == Fault.FORGET_THE_ROUNDING_OF_PRODUCTS;
      Network network = rounding ? cancelling(random) : RandomNetworks.of(random);
      double radius = rounding ? 1e-9 : 0.6;
      InputRegion region = RandomRegions.region(network.inputShape().size(), radius, random);
      found =
          RowsBelow.violation(
                  network, region, (n, v, p) -> broken(fault, n.step(v).op(), p), random)
              .isPresent();
    }
    assertThat(found).as("noticed %s", fault).isTrue();
  }

  private static Pullback broken(Fault fault, Op op, Pullback pullback) {
    return switch (fault) {
      case FORGET_THE_OFFSETS_OF_LINES ->
          op instanceof ActivationOp ? unchanged(pullback) : pullback;
      case TAKE_THE_OTHER_LINE ->
          op instanceof ActivationOp ? BackwardPassLawsTest.turned(pullback) : pullback;
      case FORGET_ONE_SUMMAND -> op instanceof Add ? withoutSecond(pullback) : pullback;
      case FORGET_THE_OTHER_FACTOR -> op instanceof Multiply ? withoutSecond(pullback) : pullback;
      case FORGET_THE_LARGEST_VALUE_OF_A_WINDOW ->
          op instanceof MaxPool ? unchanged(pullback) : pullback;
      case FORGET_THE_BIAS_OF_A_CONVOLUTION ->
          op instanceof Conv2d ? unchanged(pullback) : pullback;
      case FORGET_THE_ROUNDING_OF_PRODUCTS ->
          op instanceof Affine affine ? biasOnly(affine, pullback) : pullback;
    };
  }

  private static Pullback unchanged(Pullback pullback) {
    return (rows, count, constants) -> pullback.pull(rows, count, constants.clone());
  }

  private static Pullback withoutSecond(Pullback pullback) {
    return (rows, count, constants) -> {
      double[][] parts = pullback.pull(rows, count, constants);
      parts[1] = new double[parts[1].length];
      return parts;
    };
  }

  /** A line below for negative coefficients, a line above for positive ones. */
  private static Pullback turned(Pullback pullback) {
    return (rows, count, constants) -> {
      double[] zero = new double[count];
      double[][] parts = pullback.pull(negated(rows), count, zero);
      for (int row = 0; row < count; row++) {
        constants[row] -= zero[row];
      }
      return new double[][] {negated(parts[0])};
    };
  }

  private static double[] negated(double[] values) {
    double[] negated = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      negated[i] = 0 - values[i];
    }
    return negated;
  }

  private static Pullback biasOnly(Affine op, Pullback pullback) {
    return (rows, count, constants) -> {
      for (int row = 0; row < count; row++) {
        for (int j = 0; j < op.outputs(); j++) {
          constants[row] += rows[row * op.outputs() + j] * op.bias().get(j);
        }
      }
      return pullback.pull(rows, count, constants.clone());
    };
  }

  /** Two affine maps of numbers of very different size. */
  private static Network cancelling(Random random) {
    return new Network(
        "x",
        Shape.of(1, 6),
        List.of(
            new Step(large(6, 5, random), List.of(0), "y", "Gemm", Shape.of(1, 5)),
            new Step(large(5, 3, random), List.of(1), "z", "Gemm", Shape.of(1, 3))));
  }

  private static Affine large(int inputs, int outputs, Random random) {
    double[] weight = new double[inputs * outputs];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (Math.pow(10, random.nextInt(7) - 3) * random.nextGaussian());
    }
    return Affine.exact(Tensor.of(Shape.of(inputs, outputs), weight), Tensor.zeros(outputs));
  }
}
