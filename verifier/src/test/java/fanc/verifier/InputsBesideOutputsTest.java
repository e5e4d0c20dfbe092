package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InputsBesideOutputsTest {
  @Property(tries = 60, seed = "71")
  void outputsComeFirstAndTheChosenInputsAfterThem(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    double[] x = RandomNetworks.point(random, network);
    int last = x.length - 1;

    double[] both = Evaluation.evaluate(InputsBesideOutputs.of(network, List.of(0, last)), x);

    double[] y = Evaluation.evaluate(network, x);
    double[] expected = Arrays.copyOf(y, y.length + 2);
    expected[y.length] = x[0];
    expected[y.length + 1] = x[last];
    assertThat(both).containsExactly(expected);
    assertThat(InputsBesideOutputs.of(network, List.of())).isSameAs(network);
  }
}
