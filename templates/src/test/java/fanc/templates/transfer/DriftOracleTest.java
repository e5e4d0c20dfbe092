package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.templates.RandomChildren;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Margins left to many children of one parent, on random networks, against evaluation. */
class DriftOracleTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static long settled;

  @AfterContainer
  static void somethingWasSettled() {
    ONE_THREAD.close();
    assertThat(settled).isGreaterThan(1000);
  }

  private static List<DriftOracle> oracles(RecordedExample parent) throws InterruptedException {
    ParentRecord record = parent.record(ONE_THREAD);
    List<DriftOracle.Claimed> claims =
        List.of(new DriftOracle.Claimed(parent.family(), parent.constraint(), record));
    List<DriftOracle> oracles = new ArrayList<>();
    for (int level = 0; level < 3; level++) {
      oracles.add(new DriftOracle(parent.network(), claims, level, KERNELS));
    }
    return oracles;
  }

  private static Network child(RecordedExample parent, Random random) {
    double drift = Math.pow(10, -4 + 4 * random.nextDouble());
    return RandomChildren.of(parent.network(), random, drift);
  }

  /** Returns the parent with some ops of a child. */
  private static Network mixed(Network parent, Network child, Random random) {
    List<Step> steps = new ArrayList<>();
    for (int v = 1; v <= parent.output(); v++) {
      steps.add(random.nextBoolean() ? parent.step(v) : child.step(v));
    }
    return new Network(parent.name(0), parent.inputShape(), steps);
  }

  @Property(tries = 150, seed = "95")
  void marginsLeftAreBelowTheChildsMarginsAndFinerGroupsMissNoRegion(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 40);
    Network child = child(parent, random);
    NetworkPair pair = NetworkPair.of(parent.network(), child, KERNELS);
    SampledMargins sampled = SampledMargins.of(child, parent.constraint(), parent.family(), random);
    int passes = 0;
    for (DriftOracle oracle : oracles(parent)) {
      assertThat(oracle.passes()).isGreaterThan(passes);
      passes = oracle.passes() - 1;
      double[] left = oracle.marginsLeft(pair).get(0);
      assertThat(left).hasSize(40).doesNotContain(Double.NaN);
      for (int r = 0; r < left.length; r++) {
        assertThat(sampled.refute(r, left[r])).as("region %d: %s", r, left[r]).isFalse();
        settled += left[r] > 0 ? 1 : 0;
      }
    }
  }

  @Property(tries = 100, seed = "96")
  void childThatIsPutTogetherOfOthersOpsIsJudgedAsIfItWereNew(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 20);
    Network other = child(parent, random);
    Network mixed = mixed(parent.network(), other, random);
    DriftOracle oracle = oracles(parent).get(1);
    NetworkPair fresh = NetworkPair.of(parent.network(), mixed, KERNELS);
    NetworkPair known = NetworkPair.of(parent.network(), other, KERNELS);
    NetworkPair itself = NetworkPair.of(parent.network(), parent.network(), KERNELS);
    // Asked twice: the second time the image of the inputs is remembered.
    oracle.marginsLeft(known);
    NetworkPair beside = NetworkPair.beside(List.of(known, itself), mixed);
    assertThat(oracle.marginsLeft(beside).get(0)).isEqualTo(oracle.marginsLeft(fresh).get(0));
    assertThat(oracle.marginsLeft(beside).get(0)).isEqualTo(oracle.marginsLeft(fresh).get(0));
  }
}
