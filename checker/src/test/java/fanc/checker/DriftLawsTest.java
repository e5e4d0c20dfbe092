package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The exact values and differences of random pairs of networks lie in their bounds. */
class DriftLawsTest {
  private static final Set<String> REFUSED = Set.of("LeakyRelu", "Clip", "Sigmoid", "Tanh");

  /** A parent, its child, and what came out. */
  private record Pair(Sample parent, Sample child, DriftPass.Drift drift) {

    static Pair of(long seed) {
      Sample parent = Sample.of(seed);
      while (!isPossible(parent.network())) {
        parent = Sample.of(parent.random().nextLong());
      }
      Random random = parent.random();
      double size = Math.pow(10, -random.nextInt(5));
      Network network = changed(parent.network(), size, random);
      Sample child = new Sample(network, parent.family(), parent.constraint(), random);
      Program of = parent.program();
      Program to = child.program();
      InputSet inputs = parent.inputs(0, 1, 2, 3);
      Linear[] changes = to.changes(of, 1);
      return new Pair(parent, child, DriftPass.over(of, to, changes, inputs, facts(parent)));
    }

    /** Bounds of some values, as a parent's certificate has them. */
    private static Map<Integer, Box> facts(Sample parent) {
      Map<Integer, Box> facts = new HashMap<>();
      List<Box[]> bounds =
          LongStream.range(0, 4)
              .mapToObj(r -> ZonotopePass.over(parent.program(), parent.inputs(r), true))
              .toList();
      for (int v = 1; v < bounds.get(0).length - 1; v++) {
        int value = v;
        if (parent.random().nextBoolean()) {
          facts.put(v, bounds.stream().map(all -> all[value]).reduce(Box::hull).orElseThrow());
        }
      }
      return facts;
    }

    /** Returns where an exact value or difference is outside of the given bounds. */
    String outside(Box[] differences, Box[] values) {
      for (int k = 0; k < 8; k++) {
        double[] point = parent.point(k % 4);
        List<BigDecimal[]> mine = child.values(point);
        List<BigDecimal[]> other = parent.values(point);
        List<BigDecimal[]> exact = new ArrayList<>();
        for (int v = 0; v < mine.size(); v++) {
          BigDecimal[] difference = mine.get(v).clone();
          for (int i = 0; i < difference.length; i++) {
            difference[i] = difference[i].subtract(other.get(v)[i]);
          }
          exact.add(difference);
        }
        String found = Sample.outside(mine, values) + Sample.outside(exact, differences);
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
  }

  private static boolean isPossible(Network network) {
    return network.steps().stream()
        .noneMatch(step -> REFUSED.contains(step.op().getClass().getSimpleName()));
  }

  private static Network changed(Network network, double size, Random random) {
    List<Step> steps = new ArrayList<>();
    for (Step step : network.steps()) {
      Op op = step.op();
      if (op instanceof Affine affine) {
        Tensor weight = changed(affine.weight(), size, random);
        op = Affine.exact(weight, changed(affine.bias(), size, random));
      } else if (op instanceof Conv2d conv) {
        Tensor weight = changed(conv.weight(), size, random);
        op = new Conv2d(conv.window(), weight, conv.bias(), conv.groups());
      } else if (op instanceof Scale scale) {
        boolean adds = Arrays.stream(scale.scale().toArray()).allMatch(s -> s == 1);
        Tensor factors = adds ? scale.scale() : changed(scale.scale(), size, random);
        op = Scale.exact(factors, changed(scale.shift(), size, random));
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network("x", network.inputShape(), steps);
  }

  private static Tensor changed(Tensor tensor, double size, Random random) {
    double[] values = tensor.toArray();
    for (int k = 0; k < values.length; k++) {
      values[k] += random.nextInt(3) == 0 ? 0 : size * random.nextGaussian();
    }
    return Tensor.of(tensor.shape(), values);
  }

  @Property(tries = 400)
  void valuesAndDifferencesLieInTheirBounds(@ForAll long seed) {
    Pair pair = Pair.of(seed);
    assertThat(pair.outside(pair.drift.differences(), pair.drift.values())).isEmpty();
  }

  @Test
  void halvedDifferencesAreNoticed() {
    int noticed = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Pair pair = Pair.of(seed);
      Box[] halved = pair.drift.differences().clone();
      for (int v = 0; v < halved.length; v++) {
        halved[v] = BrokenTwins.halved(halved[v]);
      }
      noticed += pair.outside(halved, pair.drift.values()).isEmpty() ? 0 : 1;
    }
    assertThat(noticed).isGreaterThan(50);
  }

  @Test
  void aChildThatIsTheParentDoesNotDiffer() {
    Sample sample = Sample.of(CheckerTest.robust().network(), new Random(1));
    Program program = sample.program();
    Linear[] changes = program.changes(program, 1);
    DriftPass.Drift drift =
        DriftPass.over(program, program, changes, sample.inputs(0, 1), Map.of());
    Box margins = drift.differences()[program.margins()];
    assertThat(margins.lower()[0]).isBetween(-1e-12, 0.0);
  }
}
