package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarginNetworkTest {

  @Property(tries = 100)
  void outputsAreTheMarginsOfTheOutputs(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    int outputs = network.outputShape().size();
    double[] normal = new double[outputs];
    normal[0] = 3;
    normal[outputs - 1] += 0.5;
    OutputConstraint constraint =
        random.nextBoolean()
            ? OutputConstraint.label(random.nextInt(outputs), outputs)
            : new OutputConstraint(List.of(List.of(new HalfSpace(normal, 0.25))));
    double[] x = RandomNetworks.point(random, network);

    double[] y = Evaluation.evaluate(network, x);
    double[] margins = Evaluation.evaluate(MarginNetwork.of(network, constraint), x);

    List<HalfSpace> rows = constraint.halfSpaces();
    for (int j = 0; j < margins.length; j++) {
      double expected = -rows.get(j).offset();
      for (int i = 0; i < outputs; i++) {
        expected += rows.get(j).normal(i) * y[i];
      }
      assertThat(margins[j]).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }
  }

  @Property(tries = 50)
  void valuesBeforeTheLastAffineOpKeepTheirNumbers(@ForAll long seed) {
    Network network = RandomNetworks.of(new Random(seed));
    OutputConstraint label = OutputConstraint.label(0, network.outputShape().size());

    Network margins = MarginNetwork.of(network, label);

    assertThat(margins.output()).isEqualTo(network.output());
    for (int v = 0; v < network.output(); v++) {
      assertThat(margins.name(v)).isEqualTo(network.name(v));
    }
  }

  @Test
  void constraintOverAnotherNumberOfOutputsIsRefused() {
    Network network = RandomNetworks.dense(new Random(1));
    assertThatThrownBy(() -> MarginNetwork.of(network, OutputConstraint.label(0, 7)))
        .hasMessageContaining("7 outputs");
  }
}
