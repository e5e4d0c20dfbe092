package fanc.approx.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Images that neurons like best: one known beforehand, and what holds of all. */
class ActivationMaximisationTest {

  /** y = x0 - x1 + 0 x2. */
  private static Network difference() {
    Tensor weights = Tensor.of(Shape.of(3, 1), new double[] {1, -1, 0});
    return new Network(
        "x",
        Shape.of(1, 3),
        List.of(
            new Step(
                Affine.exact(weights, Tensor.zeros(1)), List.of(0), "y", "Gemm", Shape.of(1, 1))));
  }

  @Test
  void linearNeuronLikesWhiteWhereItsWeightsArePositiveAndGreyWhereTheyAreZero() {
    double[] black = {-1, -1, -1};
    double[] white = {3, 3, 3};
    PreferredImage found = ActivationMaximisation.usual(100, 1).of(difference(), 0, black, white);
    double[] pixels = found.pixels();
    assertThat(pixels[0]).isEqualTo(1);
    assertThat(pixels[1]).isZero();
    assertThat(pixels[2]).isCloseTo(0.5, within(0.01));
    assertThat(found.activation()).isCloseTo(4, within(1e-12));
  }

  @Test
  void decayHoldsPixelsBackThatMatterLess() {
    // Both move towards white; where rate / decay is below 1/2, they rest inside of the range.
    PreferredImage found =
        new ActivationMaximisation(200, 0.01, 0.1, 1)
            .of(difference(), 0, new double[3], new double[] {1, 1, 1});
    // The gradient (1, -1, 0) has root mean square sqrt(2/3), so u = 1/2 + 0.1 / sqrt(2/3).
    assertThat(found.pixels()[0]).isCloseTo(0.5 + 0.1 / Math.sqrt(2.0 / 3), within(1e-6));
  }

  @Test
  void neuronThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () ->
                ActivationMaximisation.usual(1, 1)
                    .of(difference(), 1, new double[3], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ActivationMaximisation(1, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 60)
  void imageIsInsideTheRangeNoWorseThanTheStartAndTheSameForTheSameSeed(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    int size = network.inputShape().size();
    double[] black = new double[size];
    double[] white = new double[size];
    Arrays.fill(white, 1);
    PreferredImage start = ActivationMaximisation.usual(0, seed).of(network, 1, black, white);
    PreferredImage found = ActivationMaximisation.usual(20, seed).of(network, 1, black, white);
    assertThat(found.activation()).isGreaterThanOrEqualTo(start.activation());
    assertThat(Evaluation.evaluate(network, found.pixels())[1])
        .isCloseTo(found.activation(), within(1e-6 * Math.max(1, Math.abs(found.activation()))));
    assertThat(Arrays.stream(found.pixels())).allMatch(u -> u >= 0 && u <= 1);
    PreferredImage again = ActivationMaximisation.usual(20, seed).of(network, 1, black, white);
    assertThat(again.pixels()).containsExactly(found.pixels());
    assertThat(ActivationMaximisation.usual(0, seed + 1).of(network, 1, black, white).pixels())
        .isNotEqualTo(start.pixels());
  }
}
