package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.ensemble.RandomMembers;
import fanc.networks.ensemble.SummedNetwork;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Rows of the sum of several networks meet at the input before they are minimised: never worse than
 * each member minimised by itself, and sound.
 */
class JointBoundLawsTest {
  private static final JavaKernels KERNELS = new JavaKernels();

  /** Members that share an input, a region and a label. */
  private record Case(List<Network> members, InputRegion region, OutputConstraint constraint) {
    static Case random(Random random) {
      Network parent = RandomNetworks.of(random);
      int count = 2 + random.nextInt(3);
      List<Network> members = RandomMembers.of(random, parent, count, random.nextDouble());
      InputRegion region = RandomRegions.region(parent.inputShape().size(), .6, random);
      int outputs = parent.outputShape().size();
      return new Case(members, region, OutputConstraint.label(random.nextInt(outputs), outputs));
    }

    RegionSet inputs() {
      return RegionSet.of(region, KERNELS);
    }

    Network sum() {
      return SummedNetwork.of(members).network();
    }

    double[] joint() {
      return rowMinima(sum());
    }

    double[] separate() {
      double[] sums = new double[constraint.halfSpaces().size()];
      for (Network member : members) {
        double[] own = rowMinima(member);
        Arrays.setAll(sums, j -> sums[j] + own[j]);
      }
      return sums;
    }

    /** What backward rows of the margins are at least over the region, and nothing else. */
    private double[] rowMinima(Network network) {
      Crown crown = new Crown(MarginNetwork.of(network, constraint), KERNELS);
      Hulls hulls = crown.hulls(inputs(), Deadline.never());
      return Crown.lowerEnds(crown.rows(hulls), inputs());
    }

    double[] margins(double[] x) {
      return Evaluation.evaluate(MarginNetwork.of(sum(), constraint), x);
    }
  }

  @Property(tries = 400, seed = "1")
  void theJointBoundIsAtLeastTheSumOfSeparateMinima(@ForAll long seed) {
    Case some = Case.random(new Random(seed));
    double[] joint = some.joint();
    double[] separate = some.separate();

    for (int j = 0; j < joint.length; j++) {
      if (!Double.isNaN(separate[j])) {
        double rounding = 1e-9 * (1 + Math.abs(separate[j]));
        assertThat(joint[j]).isGreaterThanOrEqualTo(separate[j] - rounding);
      }
    }
  }

  @Property(tries = 400, seed = "2")
  void theJointBoundHoldsAtEveryPoint(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = Case.random(random);
    double[] joint = some.joint();

    for (int k = 0; k < 12; k++) {
      double[] at = some.margins(RandomRegions.pointOrCornerOf(some.region(), random));
      for (int j = 0; j < joint.length; j++) {
        if (!Double.isNaN(joint[j])) {
          assertThat(at[j]).isGreaterThanOrEqualTo(joint[j] - 1e-9 * (1 + Math.abs(joint[j])));
        }
      }
    }
  }

  @Property(tries = 200, seed = "3")
  void theVerifierOfSumsIsSoundAndNeverWorseThanSeparateBounds(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = Case.random(random);
    double bound =
        new SumVerifier(
                (region, deadline) -> Double.NaN,
                some.sum(),
                some.members(),
                some.constraint(),
                KERNELS)
            .margin(some.region());

    double[] added = new double[some.constraint().halfSpaces().size()];
    for (Network member : some.members()) {
      Crown crown = new Crown(MarginNetwork.of(member, some.constraint()), KERNELS);
      double[] own = crown.margins(some.inputs(), crown.hulls(some.inputs(), Deadline.never()));
      Arrays.setAll(added, j -> added[j] + own[j]);
    }
    double separate = some.constraint().margin(added);
    if (!Double.isNaN(separate)) {
      assertThat(bound).isGreaterThanOrEqualTo(separate - 1e-9 * (1 + Math.abs(separate)));
    }
    for (int k = 0; k < 12 && !Double.isNaN(bound); k++) {
      double[] at = some.margins(RandomRegions.pointOrCornerOf(some.region(), random));
      assertThat(some.constraint().margin(at))
          .isGreaterThanOrEqualTo(bound - 1e-9 * (1 + Math.abs(bound)));
    }
  }

  /** Equal bounds would satisfy the law too: members have to fail at different inputs to gain. */
  @Example
  void oftenItIsMore() {
    List<Double> gains = new ArrayList<>();
    for (long k = 0; k < 100; k++) {
      Case some = Case.random(new Random(0x9E3779B97F4A7C15L * k));
      gains.add(some.joint()[0] - some.separate()[0]);
    }
    assertThat(gains.stream().filter(gain -> gain > 1e-3).count()).isGreaterThan(30);
  }
}
