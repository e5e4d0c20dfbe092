package fanc.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FingerprintTest {

  @Property(tries = 50, seed = "21")
  void oneWeightOneUlpAwayIsAnotherNetworkOfTheSameArchitecture(@ForAll long seed) {
    Network network = RandomNetworks.dense(new Random(seed));
    Affine affine = (Affine) network.step(1).op();
    double[] weights = affine.weight().toArray();
    int changed = new Random(seed).nextInt(weights.length);
    double old = weights[changed];
    weights[changed] = Math.nextUp(old);
    Affine other = Affine.exact(Tensor.of(affine.weight().shape(), weights), affine.bias());
    Network child = withFirst(network, other, network.step(1).name());

    assertThat(Fingerprint.of(child)).isNotEqualTo(Fingerprint.of(network));
    assertThat(Fingerprint.ofArchitecture(child)).isEqualTo(Fingerprint.ofArchitecture(network));
    assertThat(WeightDistance.maxDifference(network, child)).isEqualTo(Math.nextUp(old) - old);
  }

  @Property(tries = 50, seed = "22")
  void namesAreNoPartOfIt(@ForAll long seed) {
    Network network = RandomNetworks.dense(new Random(seed));
    Network renamed = withFirst(network, network.step(1).op(), "another");
    assertThat(Fingerprint.of(renamed)).isEqualTo(Fingerprint.of(network));
    assertThat(WeightDistance.maxDifference(network, renamed)).isZero();
  }

  @Example
  void anotherActivationIsAnotherArchitecture() {
    Network relu = single(new Relu());
    Network tanh = single(new Tanh());
    assertThat(Fingerprint.ofArchitecture(relu)).isNotEqualTo(Fingerprint.ofArchitecture(tanh));
    assertThatThrownBy(() -> WeightDistance.maxDifference(relu, tanh))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("architecture");
  }

  @Example
  void anotherWiringIsAnotherArchitecture() {
    Step relu = new Step(new Relu(), List.of(0), "r", "Relu", Shape.of(1, 2));
    Step twice = new Step(new Add(), List.of(1, 1), "y", "Add", Shape.of(1, 2));
    Step skip = new Step(new Add(), List.of(1, 0), "y", "Add", Shape.of(1, 2));
    Network a = new Network("x", Shape.of(1, 2), List.of(relu, twice));
    Network b = new Network("x", Shape.of(1, 2), List.of(relu, skip));
    assertThat(Fingerprint.ofArchitecture(a)).isNotEqualTo(Fingerprint.ofArchitecture(b));
  }

  private static Network single(Op op) {
    return new Network(
        "x", Shape.of(1, 2), List.of(new Step(op, List.of(0), "y", "op", Shape.of(1, 2))));
  }

  private static Network withFirst(Network network, Op op, String name) {
    List<Step> steps = new ArrayList<>(network.steps());
    Step first = steps.get(0);
    steps.set(0, new Step(op, first.inputs(), name, first.origin(), first.shape()));
    return new Network(network.name(0), network.inputShape(), steps);
  }
}
