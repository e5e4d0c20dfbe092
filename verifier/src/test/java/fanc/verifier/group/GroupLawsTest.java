package fanc.verifier.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.ListedFamily;
import fanc.verifier.inputs.PixelSubsets;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class GroupLawsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int POINTS = 6;

  private static long[] all(ListedFamily family) {
    return LongStream.range(0, family.size()).toArray();
  }

  /** Regions of random size, so that some networks are proven on some of them. */
  private static ListedFamily family(Network network, Random random) {
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    double radius = Math.pow(10, -3 * random.nextDouble());
    List<SparseBox> boxes = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int r = 0; r < count; r++) {
      boxes.add(RandomRegions.region(base, radius, random).changes());
    }
    return new ListedFamily(base, boxes);
  }

  private static OutputConstraint label(Network network, ListedFamily family) {
    double[] y = output(network, family.base().toArray());
    int best = IntStream.range(0, y.length).reduce((a, b) -> y[b] > y[a] ? b : a).orElseThrow();
    return OutputConstraint.label(best, y.length);
  }

  private static double[] output(Network network, double[] point) {
    return Evaluation.evaluateAll(network, point).get(network.output());
  }

  /** The margin of a label claim by its definition. */
  private static double margin(OutputConstraint claim, double[] y) {
    return claim.halfSpaces().stream()
        .mapToDouble(
            row -> IntStream.range(0, y.length).mapToDouble(i -> row.normal(i) * y[i]).sum())
        .min()
        .orElseThrow();
  }

  /** Returns how many regions are said to be verified; fails where a point contradicts a bound. */
  private static int check(
      Network network,
      OutputConstraint claim,
      ListedFamily family,
      double[] bounds,
      Random random) {
    int verified = 0;
    for (int r = 0; r < bounds.length; r++) {
      for (int k = 0; k < POINTS && !Double.isNaN(bounds[r]); k++) {
        double[] point = RandomRegions.pointOrCornerOf(family.region(r), random);
        double margin = margin(claim, output(network, point));
        assertThat(bounds[r]).isLessThanOrEqualTo(margin + 1e-10 * (1 + Math.abs(margin)));
      }
      verified += bounds[r] > 0 ? 1 : 0;
    }
    return verified;
  }

  private static double[] byGroup(Network network, OutputConstraint claim, ListedFamily family) {
    GroupVerifier verifier = new GroupVerifier(network, claim, KERNELS);
    return verifier.margins(family, all(family), Deadline.never());
  }

  private static double[] byCrown(Network network, OutputConstraint claim, ListedFamily family) {
    GroupCrown verifier = new GroupCrown(network, claim, KERNELS);
    return verifier.margins(family, all(family), Deadline.never());
  }

  private static double[] byJoin(
      Network network, OutputConstraint claim, ListedFamily family, int cut) {
    JoinVerifier verifier = new JoinVerifier(network, claim, cut, KERNELS);
    return verifier.margins(family, all(family), Deadline.never());
  }

  @Property(tries = 250)
  void whatIsFoundOfAGroupHoldsForEachOfItsRegions(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    ListedFamily family = family(network, random);
    OutputConstraint claim = label(network, family);

    check(network, claim, family, byGroup(network, claim, family), random);
    check(network, claim, family, byCrown(network, claim, family), random);
  }

  @Property(tries = 150)
  void whatIsFoundBehindAJoinHoldsForEachRegion(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    ListedFamily family = family(network, random);
    OutputConstraint claim = label(network, family);
    for (int cut : network.cuts().subList(1, network.cuts().size() - 1)) {
      check(network, claim, family, byJoin(network, claim, family, cut), random);
    }
  }

  @Example
  void bothRungsVerifySomething() {
    int grouped = 0;
    int joined = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Network network = RandomNetworks.dense(random);
      ListedFamily family = family(network, random);
      OutputConstraint claim = label(network, family);
      grouped += check(network, claim, family, byGroup(network, claim, family), random);
      joined += check(network, claim, family, byJoin(network, claim, family, 2), random);
    }
    assertThat(grouped).isGreaterThan(100);
    assertThat(joined).isGreaterThan(100);
  }

  @Example
  void aBoundGivenToTheWrongRegionIsNoticed() {
    int noticed = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Network network = RandomNetworks.of(random);
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      ListedFamily family = ListedFamily.random(base, 4, random);
      OutputConstraint claim = label(network, family);
      double[] bounds = byGroup(network, claim, family);
      boolean contradicted = false;
      for (int k = 0; k < 40; k++) {
        double[] point = RandomRegions.cornerOf(family.region(k % 4), random);
        contradicted |= bounds[(k + 1) % 4] > margin(claim, output(network, point)) + 1e-6;
      }
      noticed += contradicted ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(5);
  }

  @Property(tries = 200)
  void everyValueLiesInItsInterval(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    ListedFamily family = family(network, random);
    Hulls hulls = GroupIntervals.of(network, RegionSet.of(family, KERNELS), KERNELS);

    assertThat(leaves(network, hulls, family, random)).isFalse();
  }

  @Property(tries = 100)
  void everyValueOfAChoiceOfPixelsLiesInItsInterval(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    ListedFamily pixels = ListedFamily.pixels(base, 2, random);
    InputSet set = PixelSubsets.of(base, pixels.boxes(), 1, KERNELS);

    assertThat(leaves(network, GroupIntervals.of(network, set, KERNELS), pixels, random)).isFalse();
  }

  @Example
  void aGroupWithoutOneOfItsRegionsIsNoticed() {
    int noticed = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Network network = RandomNetworks.of(random);
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      ListedFamily family = ListedFamily.random(base, 4, random);
      RegionSet broken = RegionSet.of(family, new long[] {0, 1, 2}, KERNELS);
      Hulls hulls = GroupIntervals.of(network, broken, KERNELS);
      noticed += leaves(network, hulls, family, random) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(20);
  }

  /** Returns whether a value at a sampled point leaves its interval. */
  private static boolean leaves(Network network, Hulls hulls, ListedFamily family, Random random) {
    for (long r = 0; r < family.size(); r++) {
      for (int k = 0; k < POINTS; k++) {
        double[] point = RandomRegions.pointOrCornerOf(family.region(r), random);
        List<double[]> values = Evaluation.evaluateAll(network, point);
        for (int v = 0; v < values.size(); v++) {
          if (!inside(hulls, v, values.get(v))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean inside(Hulls hulls, int value, double[] x) {
    for (int i = 0; i < x.length; i++) {
      double slack = 1e-12 * (1 + Math.abs(x[i]));
      double lower = hulls.at(value).lower(i);
      double upper = hulls.at(value).upper(i);
      if (!(lower <= x[i] + slack && x[i] - slack <= upper)) {
        return false;
      }
    }
    return true;
  }

  @Example
  void aRefutedClaimAboutAnAffineNetworkIsBoundedExactlyRegionByRegion() {
    Random random = new Random(7);
    Network network = affine(random);
    SparseBox one = new SparseBox(new int[] {0}, new double[] {-1}, new double[] {1});
    SparseBox two = new SparseBox(new int[] {2, 3}, new double[] {0, 0}, new double[] {1, 1});
    ListedFamily family = new ListedFamily(BasePoint.exact(0.1, 0.2, 0.3, 0.4), List.of(one, two));
    boolean first = margin(OutputConstraint.label(0, 2), output(network, new double[4])) > 0;
    OutputConstraint refuted = OutputConstraint.label(first ? 1 : 0, 2);

    double[] join = byJoin(network, refuted, family, 1);

    for (int r = 0; r < 2; r++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < 200; k++) {
        double[] corner = RandomRegions.cornerOf(family.region(r), random);
        least = Math.min(least, margin(refuted, output(network, corner)));
      }
      assertThat(join[r]).isCloseTo(least, within(1e-12));
    }
  }

  private static Network affine(Random random) {
    Tensor first = Tensor.of(Shape.of(4, 3), random.doubles(12, -1, 1).toArray());
    Tensor second = Tensor.of(Shape.of(3, 2), random.doubles(6, -1, 1).toArray());
    Affine hidden = Affine.exact(first, Tensor.vector(1, 2, 3));
    Affine last = Affine.exact(second, Tensor.zeros(2));
    Step z = new Step(hidden, List.of(0), "z", "z", Shape.of(1, 3));
    Step y = new Step(last, List.of(1), "y", "y", Shape.of(1, 2));
    return new Network("x", Shape.of(1, 4), List.of(z, y));
  }

  @Property(tries = 50)
  void partsOfAGroupHaveItsMembers(@ForAll long seed) {
    Random random = new Random(seed);
    BasePoint base = RandomRegions.point(9, random);
    ListedFamily family = ListedFamily.random(base, 1 + random.nextInt(60), random);
    Partition partition = Partition.of(family);
    List<Group> groups = partition.roots();
    for (int level = 0; level < 4; level++) {
      long[] members =
          groups.stream().flatMapToLong(group -> LongStream.of(group.members())).sorted().toArray();
      assertThat(members).isEqualTo(all(family));
      groups = groups.stream().flatMap(group -> partition.split(group).stream()).toList();
    }
  }
}
