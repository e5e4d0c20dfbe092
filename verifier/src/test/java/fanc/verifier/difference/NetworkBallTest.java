package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetworkBallTest {
  private static final Kernels KERNELS = new JavaKernels();

  @Property(tries = 80)
  void whatIsBoundedHoldsForEveryNetworkInside(@ForAll long seed) {
    assertThat(violated(seed, 6, d -> d)).isFalse();
  }

  @Test
  @Tag("full")
  void whatIsBoundedHoldsForEveryNetworkInsideOnManyPairs() {
    for (int k = 0; k < 10_000; k++) {
      assertThat(violated(0x9E3779B97F4A7C15L * k, 10, d -> d)).as("pair %s", k).isFalse();
    }
  }

  @Test
  void halvedDifferencesAreNoticed() {
    int noticed = 0;
    for (int k = 0; k < 100; k++) {
      noticed += violated(0x9E3779B97F4A7C15L * k, 20, NetworkBallTest::halved) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(50);
  }

  /** Bounds a ball and samples one network at its edge. */
  private static boolean violated(long seed, int points, UnaryOperator<Bounds> change) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    NetworkBall ball = NetworkBall.of(parent, Math.pow(10, -1 - random.nextInt(6)));
    Network child = atTheEdge(ball, random);
    assertThat(ball.obstacle(child)).isEmpty();
    int n = parent.inputShape().size();
    InputRegion region = RandomRegions.region(n, Math.pow(10, -random.nextInt(4)), random);
    OutputConstraint claim = OutputConstraint.label(0, parent.outputShape().size());
    NetworkPair pair = NetworkPair.of(parent, child, KERNELS).margins(claim);

    Drift drift =
        new BallPass(ball, claim, KERNELS)
            .over(BoxInputs.of(region), DriftLaw.hulls(pair.parent(), region, random));

    DriftLaw.Samples samples = new DriftLaw.Samples(region, points, random);
    return DriftLaw.violation(pair, drift, change, samples).isPresent();
  }

  private static Bounds halved(Bounds d) {
    double[] lower = d.lowerArray();
    double[] upper = d.upperArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] *= 0.5;
      upper[i] *= 0.5;
    }
    return new Bounds(lower, upper);
  }

  /** Moves each weight by nearly all it may, or not at all; a whole column of them the same way. */
  private static Network atTheEdge(NetworkBall ball, Random random) {
    Network parent = ball.parent();
    List<Step> steps = new ArrayList<>();
    for (int v = 1; v <= parent.output(); v++) {
      Step step = parent.step(v);
      Op op = step.op();
      double weight = ball.weightRadius(v);
      double bias = ball.biasRadius(v);
      if (op instanceof Affine affine) {
        op =
            Affine.exact(
                moved(affine.weight(), weight, random), moved(affine.bias(), bias, random));
      } else if (op instanceof Conv2d c) {
        op =
            new Conv2d(
                c.window(),
                moved(c.weight(), weight, random),
                moved(c.bias(), bias, random),
                c.groups());
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(parent.name(0), parent.inputShape(), steps);
  }

  private static Tensor moved(Tensor tensor, double radius, Random random) {
    double[] values = tensor.toArray();
    boolean together = random.nextBoolean();
    double sign = random.nextBoolean() ? 1 : -1;
    for (int i = 0; i < values.length; i++) {
      double way = together ? sign : random.nextInt(3) - 1;
      values[i] += way * radius * 0.999999;
    }
    return Tensor.of(tensor.shape(), values);
  }

  @Test
  void oneWeightTooFarIsOutside() {
    Network parent = RandomNetworks.dense(new Random(5));
    NetworkBall ball = NetworkBall.of(parent, 0x1p-10);
    Affine first = (Affine) parent.step(1).op();
    double[] weight = first.weight().toArray();
    weight[weight.length - 1] += ball.weightRadius(1) * 1.0001;

    Network child =
        replaced(parent, Affine.exact(Tensor.of(first.weight().shape(), weight), first.bias()));

    assertThat(ball.contains(parent)).isTrue();
    assertThat(ball.contains(child)).isFalse();
  }

  /** What rounding leaves open is less than any double, but not 0. */
  @Test
  void tinyWeightsThatWereRoundedAreNotKnownToBeTheSame() {
    Shape matrix = Shape.of(1, 1);
    Tensor tiny = Tensor.of(matrix, new double[] {1e-310});
    Network exact = affine(Affine.exact(tiny, Tensor.zeros(1)));
    Network rounded = affine(new Affine(tiny, Tensor.zeros(1), 2));

    assertThat(NetworkBall.of(exact, 0).contains(exact)).isTrue();
    assertThat(NetworkBall.of(rounded, 0).contains(rounded)).isFalse();
  }

  private static Network affine(Affine op) {
    Shape shape = Shape.of(1, 1);
    return new Network("x", shape, List.of(new Step(op, List.of(0), "y", "Gemm", shape)));
  }

  @Test
  void notANumberIsOutside() {
    Network parent = RandomNetworks.dense(new Random(5));
    Affine first = (Affine) parent.step(1).op();
    double[] weight = first.weight().toArray();
    weight[0] = Double.NaN;

    Network child =
        replaced(parent, Affine.exact(Tensor.of(first.weight().shape(), weight), first.bias()));

    assertThat(NetworkBall.of(parent, 1e9).contains(child)).isFalse();
  }

  @Test
  void anyOtherParameterMustBeTheSame() {
    Shape shape = Shape.of(1, 2);
    Network parent = leaky(0.5, shape);

    assertThat(NetworkBall.of(parent, 1).contains(leaky(0.5, shape))).isTrue();
    assertThat(NetworkBall.of(parent, 1).contains(leaky(Math.nextUp(0.5), shape))).isFalse();
  }

  private static Network leaky(double slope, Shape shape) {
    Step step = new Step(LeakyRelu.uniform(slope, 2), List.of(0), "y", "", shape);
    return new Network("x", shape, List.of(step));
  }

  private static Network replaced(Network parent, Op first) {
    List<Step> steps = new ArrayList<>(parent.steps());
    Step step = steps.get(0);
    steps.set(0, new Step(first, step.inputs(), step.name(), step.origin(), step.shape()));
    return new Network(parent.name(0), parent.inputShape(), steps);
  }
}
