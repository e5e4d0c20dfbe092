package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DifferencePassTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final Hulls NOTHING = new Hulls(List.of());

  @Property(tries = 150)
  void everySampledValueAndDifferenceLiesInItsBounds(@ForAll long seed) {
    lawHolds(seed, 8);
  }

  @Test
  @Tag("full")
  void everySampledValueAndDifferenceLiesInItsBoundsOnManyPairs() {
    for (int k = 0; k < 10_000; k++) {
      lawHolds(0x9E3779B97F4A7C15L * k, 10);
    }
  }

  private static void lawHolds(long seed, int points) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    Network child = DriftedChildren.of(parent, random);
    InputRegion region = region(parent, random);
    NetworkPair pair = NetworkPair.of(parent, child, KERNELS);
    if (random.nextBoolean()) {
      pair = pair.margins(OutputConstraint.label(0, parent.outputShape().size()));
    }

    Drift drift = DriftLaw.drift(pair, region, random);

    DriftLaw.Samples samples = new DriftLaw.Samples(region, points, random);
    assertThat(DriftLaw.violation(pair, drift, d -> d, samples)).as("seed %s", seed).isEmpty();
  }

  private static InputRegion region(Network network, Random random) {
    int n = network.inputShape().size();
    return RandomRegions.region(n, Math.pow(10, -random.nextInt(4)), random);
  }

  @Property(tries = 50)
  void networksWithOtherWeightsAltogetherOnlyDifferMore(@ForAll long seed) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    NetworkPair pair = NetworkPair.of(parent, DriftedChildren.stranger(parent, random), KERNELS);
    InputRegion region = region(parent, random);

    Drift drift = DriftLaw.drift(pair, region, random);

    DriftLaw.Samples samples = new DriftLaw.Samples(region, 12, random);
    assertThat(DriftLaw.violation(pair, drift, d -> d, samples)).isEmpty();
  }

  @Test
  void halvedDifferencesAreNoticed() {
    int noticed = 0;
    for (int k = 0; k < 100; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Network parent = RandomNetworks.of(random);
      Network child = DriftedChildren.of(parent, random);
      InputRegion region = region(parent, random);
      NetworkPair pair = NetworkPair.of(parent, child, KERNELS);
      Drift drift = DriftLaw.drift(pair, region, random);
      DriftLaw.Samples samples = new DriftLaw.Samples(region, 30, random);
      noticed +=
          DriftLaw.violation(pair, drift, DifferencePassTest::halved, samples).isPresent() ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(75);
  }

  private static Bounds halved(Bounds d) {
    double[] lower = d.lowerArray();
    double[] upper = d.upperArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] *= 0.5;
      upper[i] *= 0.5;
    }
    return new Bounds(lower, upper);
  }

  /** relu(x + shift), x one-dimensional. */
  private static Network shifted(double shift) {
    Affine plus = Affine.exact(matrix(1), Tensor.vector(shift));
    Affine copy = Affine.exact(matrix(1), Tensor.vector(0));
    Shape one = Shape.of(1, 1);
    return new Network(
        "x",
        one,
        List.of(
            new Step(plus, List.of(0), "z", "", one),
            new Step(new Relu(), List.of(1), "a", "", one),
            new Step(copy, List.of(2), "y", "", one)));
  }

  private static Tensor matrix(double entry) {
    return Tensor.of(Shape.of(1, 1), new double[] {entry});
  }

  @Test
  void differenceOfDeviationsFromTheCentreIsNotMistakenForADifference() {
    NetworkPair pair = NetworkPair.of(shifted(-1), shifted(1), KERNELS);
    BoxInputs set = new BoxInputs(new Bounds(new double[] {-1}, new double[] {1}));

    Drift drift = DifferencePass.of(pair).over(set, NOTHING);

    // At x = 0 parent and child differ by 1, at x = 1 by 2; their deviations from x = 0 before the
    // rectifier do not differ at all.
    assertThat(drift.difference(2).lower(0)).isLessThanOrEqualTo(0);
    assertThat(drift.difference(2).upper(0)).isBetween(2.0, 2 + 1e-12);
    assertThat(drift.difference(1).lower(0)).isBetween(2 - 1e-12, 2.0);
  }

  @Test
  void theSameNetworkDoesNotDiffer() {
    Random random = new Random(3);
    Network parent = RandomNetworks.residual(random);
    NetworkPair pair = NetworkPair.of(parent, parent, KERNELS);

    Drift drift = DifferencePass.of(pair).over(BoxInputs.of(region(parent, random)), NOTHING);

    for (int v = 0; v <= parent.output(); v++) {
      assertThat(drift.isSame(v)).isTrue();
    }
    assertThat(drift.marginChange()).containsOnly(0);
  }

  @Test
  void aValueThatOverflowsBoundsNothing() {
    Network parent = shifted(0);
    Network child = shifted(Double.MAX_VALUE);
    double[] huge = {Double.MAX_VALUE};
    BoxInputs set = new BoxInputs(new Bounds(new double[] {0}, huge));

    Drift drift = DifferencePass.of(NetworkPair.of(parent, child, KERNELS)).over(set, NOTHING);

    assertThat(drift.childMargins()[0] > 0).isFalse();
  }

  @Test
  void hullsThatAreNotTheParentsAreAnInternalError() {
    NetworkPair pair = NetworkPair.of(shifted(0), shifted(0.125), KERNELS);
    BoxInputs set = new BoxInputs(new Bounds(new double[] {-1}, new double[] {1}));
    Bounds far = new Bounds(new double[] {50}, new double[] {60});
    Bounds input = set.hull();

    assertThatThrownBy(
            () -> DifferencePass.of(pair).over(set, new Hulls(List.of(input, far, input))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherArchitectureIsRefusedWithTheReason() {
    Network parent = RandomNetworks.dense(new Random(1));
    Network other = RandomNetworks.convolutional(new Random(2));

    assertThat(NetworkPair.obstacle(parent, other)).isPresent();
    assertThatThrownBy(() -> NetworkPair.of(parent, other, KERNELS))
        .hasMessageContaining("different architecture");
  }
}
