package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AdaptationTest {
  private static final Slack PAPER = new Slack(.25, .5, 0);

  /** One op, and a sum of the neurons behind it. */
  private static Network network(Op op, int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new Network(
        "x",
        Shape.of(1, n),
        List.of(
            new Step(op, List.of(0), "a", "a", Shape.of(1, n)),
            new Step(
                Affine.exact(Tensor.of(Shape.of(n, 1), ones), Tensor.zeros(1)),
                List.of(1),
                "y",
                "y",
                Shape.of(1, 1))));
  }

  private static Op identity(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return Scale.exact(Tensor.vector(ones), Tensor.zeros(n));
  }

  private static Bounds adapt(Op op, Bounds box, Slack slack, double... activation) {
    return Adaptation.adapt(new Template(1, box), network(op, activation.length), activation, slack)
        .box();
  }

  @Test
  void facesFarFromTheActivationStay() {
    Bounds box = new Bounds(new double[] {1}, new double[] {3});
    assertThat(adapt(identity(1), box, PAPER, 2)).isEqualTo(box);
  }

  @Test
  void faceNearTheActivationMovesBeyondIt() {
    Bounds box = new Bounds(new double[] {1, 1}, new double[] {3, 3});
    Bounds adapted = adapt(identity(2), box, PAPER, 1.25, 4);
    assertThat(adapted.lowerArray()).containsExactly(1.25 - .75 * 2, 1);
    assertThat(adapted.upperArray()).containsExactly(3, 4 + .75 * 2);
  }

  @Test
  void facesAfterARectifierAreNeverNegative() {
    Bounds adapted = adapt(new Relu(), new Bounds(new double[] {.1}, new double[] {2}), PAPER, .2);
    assertThat(adapted.lower(0)).isZero();
    assertThat(adapted.upper(0)).isEqualTo(2);
  }

  @Test
  void neuronThatIsConstantInTheTemplateGetsSlack() {
    Bounds box = new Bounds(new double[] {0, 1}, new double[] {0, 3});
    Bounds adapted = adapt(new Relu(), box, new Slack(.25, .5, .1), .01, 2);
    assertThat(adapted.lower(0)).isZero();
    assertThat(adapted.upper(0)).isEqualTo(.01 + .75 * .2);
  }

  @Property(tries = 200, seed = "1")
  void resultContainsTheTemplateAndTheActivation(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(4);
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] activation = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = random.nextDouble();
      upper[i] = random.nextInt(4) == 0 ? lower[i] : lower[i] + random.nextDouble();
      activation[i] = 2 * random.nextDouble();
    }
    Bounds box = new Bounds(lower, upper);
    Bounds adapted = adapt(new Relu(), box, new Slack(.25, .5, .1), activation);
    assertThat(adapted.contains(box)).isTrue();
    assertThat(Arrays.stream(adapted.lowerArray())).allMatch(face -> face >= 0);
    for (int i = 0; i < n; i++) {
      assertThat(activation[i]).isBetween(adapted.lower(i) - 1e-12, adapted.upper(i) + 1e-12);
    }
  }
}
