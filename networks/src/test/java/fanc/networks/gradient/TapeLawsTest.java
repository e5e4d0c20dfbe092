package fanc.networks.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.ActivationOp;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TapeLawsTest {

  @Property(tries = 300, seed = "1")
  void valuesAreThoseOfTheSlowEvaluation(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    Tape tape = Tape.of(network);
    Random random = new Random(seed);
    for (int k = 0; k < 3; k++) {
      double[] x = RandomNetworks.point(random, network);
      double[] expected = Evaluation.evaluate(network, x);
      double[] actual = tape.evaluate(x);
      for (int j = 0; j < expected.length; j++) {
        assertThat(actual[j]).isCloseTo(expected[j], within(1e-12 * (1 + Math.abs(expected[j]))));
      }
    }
  }

  @Property(tries = 500, seed = "2")
  void gradientsAreTheSlopesOfTheSlowEvaluation(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    Tape tape = Tape.of(network);
    Random random = new Random(seed);
    for (int k = 0; k < 2; k++) {
      assertThat(wrongSlopes(network, tape, random)).isZero();
    }
  }

  @Test
  void theLawComparesEveryOpAndLeavesOutFewKinks() {
    Random random = new Random(3);
    Set<Class<?>> seen = new HashSet<>();
    int compared = 0;
    int all = 0;
    for (int k = 0; k < 300; k++) {
      Network network = RandomNetworks.of(random);
      network.steps().forEach(step -> seen.add(step.op().getClass()));
      double[] x = RandomNetworks.point(random, network);
      double[] row = row(network, random);
      for (int i = 0; i < x.length; i++) {
        all++;
        compared += Slopes.at(network, x, row, i).isPresent() ? 1 : 0;
      }
    }
    List<Class<?>> ops = new ArrayList<>(List.of(Op.class.getPermittedSubclasses()));
    ops.remove(ActivationOp.class);
    ops.addAll(List.of(ActivationOp.class.getPermittedSubclasses()));
    assertThat(seen).containsAll(ops);
    assertThat(compared).isGreaterThan(all * 9 / 10);
  }

  /** The slopes of a tape of another network are wrong ones. */
  @Test
  void theLawNoticesWrongSlopes() {
    Random random = new Random(4);
    int noticed = 0;
    for (int k = 0; k < 50; k++) {
      Network network = RandomNetworks.dense(random);
      List<Step> steps = new ArrayList<>(network.steps());
      int last = steps.size() - 1;
      double[] slightlyMore = new double[network.outputShape().size()];
      Arrays.fill(slightlyMore, 1.1);
      steps.add(
          new Step(
              Scale.exact(Tensor.vector(slightlyMore), Tensor.zeros(slightlyMore.length)),
              List.of(last + 1),
              "slightlyMore",
              "Mul",
              network.outputShape()));
      Tape wrong = Tape.of(new Network("x", network.inputShape(), steps));
      noticed += wrongSlopes(network, wrong, random) > 0 ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(25);
  }

  private static int wrongSlopes(Network network, Tape tape, Random random) {
    double[] x = RandomNetworks.point(random, network);
    double[] row = row(network, random);
    tape.evaluate(x);
    double[] gradient = tape.gradient(row);
    int wrong = 0;
    for (int i = 0; i < x.length; i++) {
      OptionalDouble slope = Slopes.at(network, x, row, i);
      if (slope.isPresent()) {
        double error = Math.abs(gradient[i] - slope.getAsDouble());
        wrong += error <= 1e-4 * (1 + Math.abs(gradient[i])) ? 0 : 1;
      }
    }
    return wrong;
  }

  private static double[] row(Network network, Random random) {
    double[] row = new double[network.outputShape().size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = random.nextInt(3) == 0 ? 0 : random.nextGaussian();
    }
    return row;
  }
}
