package fanc.approx.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.networks.Tensor;
import fanc.networks.gradient.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a member makes of images, against the reference evaluation and finite differences. */
class MemberResponseTest {

  /** Two inputs, hidden entries h = relu(a x0, b x1), outputs (h0 - h1, h1 - h0). */
  private static Network hinge(double a, double b) {
    Shape two = Shape.of(1, 2);
    return new Network(
        "x",
        two,
        List.of(
            new Step(affine(a, 0, 0, b), List.of(0), "z", "Gemm", two),
            new Step(new Relu(), List.of(1), "h", "Relu", two),
            new Step(affine(1, -1, -1, 1), List.of(2), "y", "Gemm", two)));
  }

  private static Affine affine(double... weights) {
    return Affine.exact(Tensor.of(Shape.of(2, 2), weights), Tensor.zeros(2));
  }

  private static final List<double[]> INPUTS =
      List.of(new double[] {3, 1}, new double[] {1, 2}, new double[] {-1, -1});

  @Test
  void classesErrorsAndMapsByHand() {
    MemberResponse response = MemberResponse.of(hinge(1, 2), INPUTS, List.of(0, 0, 1), 2);
    assertThat(response.logits()).isDeepEqualTo(new double[][] {{1, -1}, {-3, 3}, {0, 0}});
    assertThat(response.classes()).containsExactly(0, 1, 0);
    assertThat(response.errors(List.of(0, 0, 1))).containsExactly(false, true, true);
    assertThat(response.saliency()).isDeepEqualTo(new double[][] {{1, -2}, {1, -2}});
    assertThat(response.layers())
        .singleElement()
        .satisfies(
            layer -> {
              assertThat(layer.name()).isEqualTo("h");
              assertThat(layer.gram()).isEqualTo(CentredGram.of(new double[][] {{3, 2}, {1, 4}}));
            });
  }

  @Test
  void layersAlignOnlyWhereBothHaveOneOfThatShape() {
    List<Integer> labels = List.of(0, 0, 1);
    MemberResponse one = MemberResponse.of(hinge(1, 2), INPUTS, labels, 3);
    assertThat(one.alignment(MemberResponse.of(hinge(2, 4), INPUTS, labels, 3), 0))
        .hasValueCloseTo(1.0, within(1e-12));
    assertThat(one.alignment(one, 1)).isEmpty();
    Shape narrow = Shape.of(1, 1);
    Tensor sum = Tensor.of(Shape.of(2, 1), new double[] {1, 1});
    Tensor both = Tensor.of(Shape.of(1, 2), new double[] {1, 1});
    Network other =
        new Network(
            "x",
            Shape.of(1, 2),
            List.of(
                new Step(Affine.exact(sum, Tensor.zeros(1)), List.of(0), "z", "Gemm", narrow),
                new Step(new Tanh(), List.of(1), "t", "Tanh", narrow),
                new Step(
                    Affine.exact(both, Tensor.zeros(2)), List.of(2), "y", "Gemm", Shape.of(1, 2))));
    assertThat(one.alignment(MemberResponse.of(other, INPUTS, labels, 3), 0)).isEmpty();
  }

  @Test
  void labelsThatAreNoOutputsAreRefused() {
    assertThatThrownBy(() -> MemberResponse.of(hinge(1, 2), INPUTS, List.of(0, 2, 0), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("logit 2 of 2");
  }

  @Property(tries = 100)
  void featuresAndLogitsAreThoseOfTheReferenceEvaluation(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    Random random = new Random(seed);
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inputs.add(random.doubles(network.inputShape().size()).toArray());
    }
    MemberResponse response = MemberResponse.of(network, inputs, List.of(0, 1, 0), 3);
    for (int i = 0; i < 3; i++) {
      double[] expected = Evaluation.evaluate(network, inputs.get(i));
      assertThat(response.logits()[i]).containsExactly(expected, within(1e-6));
    }
    for (LayerResponse layer : response.layers()) {
      double[][] features = new double[3][];
      for (int i = 0; i < 3; i++) {
        List<double[]> values = Evaluation.evaluateAll(network, inputs.get(i));
        for (int v = 1; v <= network.output(); v++) {
          features[i] = network.name(v).equals(layer.name()) ? values.get(v) : features[i];
        }
      }
      CentredGram reference = CentredGram.of(features);
      double size = Math.max(1, reference.product(reference));
      assertThat(layer.gram().product(layer.gram()))
          .isCloseTo(reference.product(reference), within(1e-6 * size));
    }
  }

  /** The network is smooth, so that differences come near derivatives everywhere. */
  @Property(tries = 100)
  void saliencyIsTheSlopeThatDifferencesShow(@ForAll long seed) {
    Random random = new Random(seed);
    Shape three = Shape.of(1, 3);
    Network network =
        new Network(
            "x",
            three,
            List.of(
                new Step(dense(random, 3, 3), List.of(0), "z", "Gemm", three),
                new Step(new Tanh(), List.of(1), "t", "Tanh", three),
                new Step(dense(random, 3, 2), List.of(2), "y", "Gemm", Shape.of(1, 2))));
    double[] input = random.doubles(3).toArray();
    Tape tape = Tape.of(network);
    tape.evaluate(input);
    int logit = random.nextInt(2);
    double[] slopes = Saliency.of(tape, 2, logit);
    double step = 1e-5;
    for (int i = 0; i < 3; i++) {
      double[] up = input.clone();
      double[] down = input.clone();
      up[i] += step;
      down[i] -= step;
      double rise =
          Evaluation.evaluate(network, up)[logit] - Evaluation.evaluate(network, down)[logit];
      assertThat(slopes[i]).isCloseTo(rise / (2 * step), within(1e-7));
    }
  }

  private static Affine dense(Random random, int inputs, int outputs) {
    double[] weights = random.doubles((long) inputs * outputs, -1, 1).toArray();
    return Affine.exact(Tensor.of(Shape.of(inputs, outputs), weights), Tensor.zeros(outputs));
  }
}
