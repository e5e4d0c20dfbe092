package fanc.networks.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fanc.networks.Evaluation;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.ensemble.SummedNetwork.Part;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SummedNetworkLawsTest {

  @Property(tries = 400)
  void theOutputIsTheSumOfTheMembersOutputs(
      @ForAll(supplier = RandomNetworks.class) Network parent,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int members) {
    Random random = new Random(seed);
    List<Network> children = RandomMembers.of(random, parent, members, .5);
    SummedNetwork sum = SummedNetwork.of(children);

    double[] x = RandomNetworks.point(random, parent);
    assertSum(sum.network(), children, x);
  }

  @Property(tries = 100)
  void strangersAreAddedToo(
      @ForAll(supplier = RandomNetworks.class) Network parent, @ForAll long seed) {
    Random random = new Random(seed);
    Network other = RandomNetworks.of(random);
    while (!other.inputShape().equals(parent.inputShape())
        || !other.outputShape().equals(parent.outputShape())) {
      other = RandomNetworks.of(random);
    }
    List<Network> members = List.of(parent, other, parent);

    assertSum(SummedNetwork.of(members).network(), members, RandomNetworks.point(random, parent));
  }

  @Property(tries = 200)
  void everyPartIsWhatTheMemberComputes(
      @ForAll(supplier = RandomNetworks.class) Network parent,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int members) {
    Random random = new Random(seed);
    List<Network> children = RandomMembers.of(random, parent, members, .5);
    SummedNetwork sum = SummedNetwork.of(children);
    List<double[]> values =
        Evaluation.evaluateAll(sum.network(), RandomNetworks.point(random, parent));
    List<List<double[]>> own =
        children.stream().map(child -> Evaluation.evaluateAll(child, values.get(0))).toList();

    for (int v = 0; v <= sum.network().output(); v++) {
      int at = 0;
      for (Part part : sum.parts().get(v)) {
        for (double entry : own.get(part.member()).get(part.value())) {
          assertThat(values.get(v)[at++]).isEqualTo(entry);
        }
      }
      assertThat(at).isIn(0, values.get(v).length);
    }
  }

  @Property(tries = 100)
  void copiesOfTheParentAreLaidOutLikeItsChildren(
      @ForAll(supplier = RandomNetworks.class) Network parent,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int members) {
    Random random = new Random(seed);
    List<Network> children = RandomMembers.of(random, parent, members, .5);
    SummedNetwork sum = SummedNetwork.of(children);
    SummedNetwork copies = sum.ofCopies(parent);

    assertThat(Fingerprint.ofArchitecture(copies.network()))
        .isEqualTo(Fingerprint.ofArchitecture(sum.network()));
    assertThat(copies.parts()).isEqualTo(sum.parts());
    double[] x = RandomNetworks.point(random, parent);
    assertSum(copies.network(), Collections.nCopies(members, parent), x);
  }

  @Property(tries = 50)
  void theFirstActivationOfADenseNetworkIsACut(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int members) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.dense(random);
    SummedNetwork sum = SummedNetwork.of(RandomMembers.of(random, parent, members, .5));
    boolean sloped = sum.network().toString().contains("LeakyRelu");

    assertThat(sum.network().cuts().contains(2) || sloped).isTrue();
  }

  @Example
  void shapesMustBeTheSame() {
    Network parent = RandomNetworks.dense(new Random(1));
    Network other = RandomNetworks.convolutional(new Random(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SummedNetwork.of(List.of(parent, other)))
        .withMessage("members of different shapes");
    assertThatIllegalArgumentException().isThrownBy(() -> SummedNetwork.of(List.of()));
  }

  private static void assertSum(Network sum, List<Network> members, double[] x) {
    double[] output = Evaluation.evaluate(sum, x);
    for (int i = 0; i < output.length; i++) {
      double expected = 0;
      double size = 1;
      for (Network member : members) {
        double one = Evaluation.evaluate(member, x)[i];
        expected += one;
        size = Math.max(size, Math.abs(one));
      }
      assertThat(output[i]).isBetween(expected - 1e-9 * size, expected + 1e-9 * size);
    }
  }
}
