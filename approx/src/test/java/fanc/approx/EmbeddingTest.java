package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Evaluation;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.Parameters;
import fanc.networks.RandomNetworks;
import fanc.networks.Tensor;
import fanc.networks.embedding.Embedding;
import fanc.networks.onnx.OnnxModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Children that lost neurons or filters, in their parent's shape. */
class EmbeddingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Part.class)
  void embeddedChildIsTheZeroedOne(Part part) throws Exception {
    for (int seed = 1; seed < 6; seed++) {
      OnnxModel parent = SmallOnnx.read(folder, seed);
      Network child = Child.of(parent, rule(part, Effect.REMOVE)).model().network();
      Network zeroed = Child.of(parent, rule(part, Effect.ZERO)).model().network();
      Network embedded = embedded(child, parent.network());
      requireSameFunction(child, embedded);
      assertThat(Fingerprint.ofArchitecture(embedded))
          .isEqualTo(Fingerprint.ofArchitecture(parent.network()))
          .isNotEqualTo(Fingerprint.ofArchitecture(child));
      assertThat(distance(embedded, zeroed)).isZero();
    }
  }

  @Test
  void childThatWasQuantisedTooIsMatchedByTheNearestChannels() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 2);
    Chain rules = new Chain(List.of(rule(Part.NEURONS, Effect.REMOVE), INT8));
    Chain zeroing = new Chain(List.of(rule(Part.NEURONS, Effect.ZERO), INT8));
    Network child = Child.of(parent, rules).model().network();
    Network embedded = embedded(child, parent.network());
    requireSameFunction(child, embedded);
    Network zeroed = Child.of(parent, zeroing).model().network();
    assertThat(distance(embedded, zeroed)).isLessThan(0.05);
  }

  @Test
  void networkOfThatShapeStaysAsItIs() {
    int same = 0;
    for (long seed = 0; seed < 200; seed++) {
      Network network = RandomNetworks.of(new Random(seed));
      Network embedded = embedded(network, network);
      assertThat(Fingerprint.of(embedded)).isEqualTo(Fingerprint.of(network));
      same++;
    }
    assertThat(same).isEqualTo(200);
  }

  @Test
  void whatHasNoPlaceIsRefused() throws Exception {
    OnnxModel parent = SmallOnnx.read(folder, 3);
    Network child = Child.of(parent, rule(Part.NEURONS, Effect.REMOVE)).model().network();
    assertThat(Embedding.of(parent.network(), Parameters.of(child))).isEmpty();
    List<Tensor> fewer = new ArrayList<>(Parameters.of(parent.network()));
    fewer.remove(fewer.size() - 1);
    assertThat(Embedding.of(child, fewer)).isEmpty();
  }

  private static final Approximation INT8 =
      new IntQuantization(8, Rounding.NEAREST, Scope.ALL, Granularity.TENSOR);

  private static StructuredPruning rule(Part part, Effect effect) {
    return new StructuredPruning(part, new BigDecimal("0.5"), Norm.L1, effect);
  }

  private static Network embedded(Network child, Network parent) {
    Optional<Network> embedded = Embedding.of(child, Parameters.of(parent));
    assertThat(embedded).isPresent();
    return embedded.get();
  }

  private static void requireSameFunction(Network child, Network embedded) {
    Random random = new Random(4);
    for (int sample = 0; sample < 5; sample++) {
      double[] point = random.doubles(child.inputShape().size(), -1, 1).toArray();
      assertThat(Evaluation.evaluate(embedded, point))
          .containsExactly(Evaluation.evaluate(child, point), within(1e-12));
    }
  }

  /** Returns the largest difference of a weight that is not 0 in the first network. */
  private static double distance(Network one, Network other) {
    double largest = 0;
    List<Tensor> mine = Parameters.of(one);
    List<Tensor> others = Parameters.of(other);
    for (int t = 0; t < mine.size(); t++) {
      for (int i = 0; i < mine.get(t).size(); i++) {
        double entry = mine.get(t).get(i);
        // What reads a removed channel has the weight 0 here and the parent's weight there.
        largest = entry == 0 ? largest : Math.max(largest, Math.abs(entry - others.get(t).get(i)));
      }
    }
    return largest;
  }
}
