package fanc.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NetworkLawsTest {

  @Property(tries = 200, seed = "1")
  void prefixThenSuffixAtAnyCutIsTheNetwork(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    double[] x = RandomNetworks.point(new Random(seed), network);
    double[] whole = Evaluation.evaluate(network, x);
    for (int cut : network.cuts()) {
      double[] atCut = Evaluation.evaluate(network.prefix(cut), x);
      assertThat(Evaluation.evaluate(network.suffix(cut), atCut)).isEqualTo(whole);
    }
  }

  @Property(tries = 200, seed = "2")
  void exactlyTheValuesWhoseRemovalSeparatesOutputFromInputAreCuts(
      @ForAll(supplier = RandomNetworks.class) Network network) {
    List<Integer> cuts = network.cuts();
    for (int value = 0; value <= network.output(); value++) {
      boolean separates =
          value == 0 || value == network.output() || !reachesOutputAvoiding(network, value);
      assertThat(cuts.contains(value)).as("value %d", value).isEqualTo(separates);
    }
  }

  private static boolean reachesOutputAvoiding(Network network, int avoided) {
    boolean[] reached = new boolean[network.output() + 1];
    reached[0] = true;
    for (int v = 1; v <= network.output(); v++) {
      for (int input : network.step(v).inputs()) {
        reached[v] |= v != avoided && reached[input];
      }
    }
    return reached[network.output()];
  }

  @Property(tries = 100, seed = "3")
  void floatEvaluationIsCloseToDouble(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    double[] x = RandomNetworks.point(new Random(seed), network);
    float[] narrow = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      narrow[i] = (float) x[i];
    }
    double[] exact = Evaluation.evaluate(network, x);
    float[] rounded = Evaluation.evaluateFloat(network, narrow);
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(exact[i] - rounded[i])).isLessThan(1e-4);
    }
  }
}
