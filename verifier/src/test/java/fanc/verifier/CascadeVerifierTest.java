package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.CascadeVerifier.Share;
import fanc.verifier.domain.ProductDomain;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeVerifierTest {
  private static final InputRegion ANY = InputRegion.box(new double[] {0}, new double[] {1});

  private static RegionVerifier always(double margin) {
    return (region, deadline) -> margin;
  }

  /** Works until the deadline passes, and finds nothing. */
  private static double late(InputRegion region, Deadline deadline) {
    while (!deadline.passed()) {
      Thread.onSpinWait();
    }
    return Double.NaN;
  }

  private static CascadeVerifier cascade(RegionVerifier... steps) {
    return new CascadeVerifier(List.of(steps));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, -1, -2, -1",
    "-1, 2, 3, 2",
    "1, 2, 3, 1",
    "0, -1, -2, 0",
    "-1, -2, 0, 0",
    "NaN, -1, -2, -1",
    "-2, NaN, -1, -1",
    "-1, -2, NaN, -1",
    "NaN, NaN, 1, 1",
    "NaN, NaN, NaN, NaN",
    "-Infinity, NaN, NaN, -Infinity"
  })
  void theMarginIsTheFirstProofOrElseTheLargestNumber(
      double first, double second, double third, Double expected) {
    Double margin = cascade(always(first), always(second), always(third)).margin(ANY);
    assertThat(margin).isEqualTo(expected);
  }

  @Test
  void noStepIsTakenBehindAProof() {
    RegionVerifier never =
        (region, deadline) -> {
          throw new AssertionError("not needed");
        };
    CascadeVerifier cascade = cascade(always(-1), always(1), never);

    cascade.margin(ANY);

    assertThat(cascade.shares()).extracting(Share::settled).containsExactly(0L, 1L, 0L);
    assertThat(cascade.shares().get(2).seconds()).isZero();
  }

  @Test
  void aFirstStepThatProvesNothingComesLastAndStillProvesWhatNothingElseDoes() {
    RegionFamily many = new Coordinates(100);
    RegionVerifier first = (region, deadline) -> region.changes().index(0) == 17 ? 3 : -1;
    RegionVerifier second = (region, deadline) -> region.changes().index(0) == 17 ? -1 : 2;
    CascadeVerifier cascade = cascade(first, second);

    for (long r = 0; r < many.size(); r++) {
      assertThat(cascade.margin(many, r, Deadline.never())).isEqualTo(r == 17 ? 3 : 2);
    }

    assertThat(cascade.shares()).extracting(Share::settled).containsExactly(1L, 99L);
  }

  @Test
  void aRegionThatIsRefutedIsGivenToTheFirstStepAlone() {
    CascadeVerifier cascade =
        new CascadeVerifier(List.of(always(-3), always(2)), region -> region.equals(ANY));

    assertThat(cascade.margin(ANY)).isEqualTo(-3);
    assertThat(cascade.margin(InputRegion.box(new double[] {0}, new double[] {2}))).isEqualTo(2);
    assertThat(cascade.shares()).extracting(Share::settled).containsExactly(0L, 1L);
  }

  @Test
  void aFirstStepThatProvesSomeStaysFirst() {
    RegionFamily many = new Coordinates(100);
    RegionVerifier first = (region, deadline) -> region.changes().index(0) < 50 ? 1 : -1;
    CascadeVerifier cascade = cascade(first, always(2));

    assertThat(cascade.margin(many, 99, Deadline.never())).isEqualTo(2);
    assertThat(cascade.margin(many, 1, Deadline.never())).isEqualTo(1);
  }

  @Test
  void aCascadeNeedsAStep() {
    assertThatThrownBy(CascadeVerifierTest::cascade).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRegionThatTheDeadlineKeptFromAStepIsNotExaminedWhateverIsKnownOfIt()
      throws InterruptedException {
    for (CascadeVerifier cascade :
        List.of(
            cascade(always(-1), CascadeVerifierTest::late),
            cascade(always(-1), CascadeVerifierTest::late, always(-2)),
            cascade(
                (region, deadline) -> {
                  late(region, deadline);
                  return -1;
                },
                always(-2)))) {
      try (FamilyVerifier threads = new FamilyVerifier(1)) {
        FamilyResult result = threads.verify(new Family(3), cascade, Deadline.in(0.02));

        assertThat(result.examined()).isZero();
        assertThat(result.unproven()).isEmpty();
      }
    }
  }

  @Test
  void whatWasProvenBeforeTheDeadlineIsProvenAfterIt() {
    CascadeVerifier cascade =
        cascade(
            (region, deadline) -> {
              late(region, deadline);
              return 1;
            });

    assertThat(cascade.margin(ANY, Deadline.in(0.01))).isEqualTo(1);
  }

  @Property(tries = 150)
  void theRegionsVerifiedAreTheUnionOfWhatTheStepsVerify(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    Regions family = Regions.around(network, 12, random);
    OutputConstraint claim = label(network, family.base());
    List<RegionVerifier> steps = steps(network, claim);
    CascadeVerifier cascade = new CascadeVerifier(steps);

    for (int r = 0; r < family.size(); r++) {
      InputRegion region = family.region(r);
      double[] alone = steps.stream().mapToDouble(step -> step.margin(region)).toArray();
      boolean any = alone[0] > 0 || alone[1] > 0 || alone[2] > 0;
      assertThat(cascade.margin(region) > 0).isEqualTo(any);
      if (!any) {
        assertThat(cascade.margin(region))
            .isEqualTo(Math.max(Math.max(alone[0], alone[1]), alone[2]));
      }
    }
    CascadeVerifier alone = new CascadeVerifier(steps);
    CascadeVerifier together = new CascadeVerifier(steps);
    assertThat(verify(family, together, 2)).isEqualTo(verify(family, alone, 1));
    assertThat(together.shares())
        .extracting(Share::settled)
        .isEqualTo(alone.shares().stream().map(Share::settled).toList());
  }

  /** Where each step proves something that those before it leave open, all of them are needed. */
  @Test
  void noStepIsInVain() {
    long[] settled = new long[3];
    for (int k = 0; k < 300; k++) {
      Random random = new Random(7919L * k);
      Network network = RandomNetworks.of(random);
      Regions family = Regions.around(network, 12, random);
      CascadeVerifier cascade = new CascadeVerifier(steps(network, label(network, family.base())));
      for (int r = 0; r < family.size(); r++) {
        cascade.margin(family.region(r));
      }
      for (int s = 0; s < settled.length; s++) {
        settled[s] += cascade.shares().get(s).settled();
      }
    }
    assertThat(settled[0]).isPositive();
    assertThat(settled[1]).isPositive();
    assertThat(settled[2]).isPositive();
  }

  private static FamilyResult verify(RegionFamily family, RegionVerifier verifier, int threads)
      throws InterruptedException {
    try (FamilyVerifier workers = new FamilyVerifier(threads)) {
      return workers.verify(family, verifier, Deadline.never());
    }
  }

  private static List<RegionVerifier> steps(Network network, OutputConstraint claim) {
    Kernels kernels = new JavaKernels();
    return List.of(
        new AbstractVerifier<>(network, claim, new SharedBox(kernels)),
        new AbstractVerifier<>(network, claim, new SharedDeepZ(Symbols.FRESH, kernels)),
        new AbstractVerifier<>(network, claim, new ProductDomain(Symbols.FRESH, kernels)));
  }

  private static OutputConstraint label(Network network, BasePoint point) {
    double[] y = Evaluation.evaluate(network, point.toArray());
    int best = 0;
    for (int i = 1; i < y.length; i++) {
      best = y[i] > y[best] ? i : best;
    }
    return OutputConstraint.label(best, y.length);
  }

  /** Regions of all sizes around one point. */
  private record Regions(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
    static Regions around(Network network, int regions, Random random) {
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      List<SparseBox> boxes = new ArrayList<>();
      for (int r = 0; r < regions; r++) {
        double radius = Math.pow(10, -2 * random.nextDouble());
        boxes.add(RandomRegions.region(base, radius, random).changes());
      }
      return new Regions(base, boxes);
    }

    @Override
    public long size() {
      return boxes.size();
    }

    @Override
    public SparseBox changes(long index) {
      return boxes.get((int) index);
    }

    @Override
    public String describe(long index) {
      return "region " + index;
    }
  }

  /** Each region changes one coordinate of its own. */
  private record Coordinates(long size) implements RegionFamily {
    @Override
    public BasePoint base() {
      return BasePoint.exact(new double[(int) size]);
    }

    @Override
    public SparseBox changes(long index) {
      return new SparseBox(new int[] {(int) index}, new double[] {0}, new double[] {1});
    }

    @Override
    public String describe(long index) {
      return "region " + index;
    }
  }

  /** Regions of which only the number matters. */
  private record Family(long size) implements RegionFamily {
    @Override
    public BasePoint base() {
      return BasePoint.exact(0);
    }

    @Override
    public SparseBox changes(long index) {
      return new SparseBox(new int[0], new double[0], new double[0]);
    }

    @Override
    public String describe(long index) {
      return "region " + index;
    }
  }
}
