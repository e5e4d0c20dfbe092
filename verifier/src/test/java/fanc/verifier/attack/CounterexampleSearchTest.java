package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SingleRegion;
import fanc.properties.SparseBox;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.kernels.JavaKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Violations planted where a search of one kind alone would miss them. */
class CounterexampleSearchTest {
  private static final OutputConstraint POSITIVE =
      new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {1}, 0))));

  private static Optional<Found> search(
      Network network, OutputConstraint claim, RegionFamily family, Suspects suspects) {
    return new CounterexampleSearch(network, claim, new JavaKernels())
        .search(family, suspects, new SearchBudget(2e7, 60, 0));
  }

  private static Optional<Found> search(
      Network network, OutputConstraint claim, InputRegion region) {
    return search(network, claim, new SingleRegion(region, "box"), Suspects.unknown());
  }

  /** Returns y = offset + sum of out_j relu(column_j . x + bias_j). */
  private static Network shallow(double[][] columns, double[] bias, double[] out, double offset) {
    int n = columns[0].length;
    double[] weight = new double[n * columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < n; i++) {
        weight[i * columns.length + j] = columns[j][i];
      }
    }
    Shape hidden = Shape.of(1, columns.length);
    return new Network(
        "x",
        Shape.of(1, n),
        List.of(
            new Step(
                Affine.exact(Tensor.of(Shape.of(n, columns.length), weight), Tensor.vector(bias)),
                List.of(0),
                "z",
                "Gemm",
                hidden),
            new Step(new Relu(), List.of(1), "h", "Relu", hidden),
            new Step(
                Affine.exact(Tensor.of(Shape.of(columns.length, 1), out), Tensor.vector(offset)),
                List.of(2),
                "y",
                "Gemm",
                Shape.of(1, 1))));
  }

  private static InputRegion cube(int n) {
    double[] upper = new double[n];
    Arrays.fill(upper, 1);
    return InputRegion.box(new double[n], upper);
  }

  private static double[] signs(int n) {
    double[] signs = new double[n];
    Arrays.setAll(signs, i -> i % 3 == 0 ? -1 : 1);
    return signs;
  }

  private static int positives(double[] signs) {
    return (int) Arrays.stream(signs).filter(s -> s > 0).count();
  }

  /** One corner in 2^200 violates, and the slope points at it from everywhere. */
  @Test
  void aSlopeLeadsToTheOnlyCorner() {
    double[] signs = signs(200);
    int most = positives(signs);
    Network network = shallow(new double[][] {signs}, new double[] {200}, new double[] {-1}, 0);
    // y = -(200 + s . x), at least -(200 + most); the claim is y > -(200 + most) + 1e-6.
    OutputConstraint claim =
        new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {1}, -200 - most + 1e-6))));

    Optional<Found> found = search(network, claim, cube(200));

    assertThat(found).isPresent();
    double[] input = found.get().counterexample().input().toArray();
    for (int i = 0; i < 200; i++) {
      assertThat(input[i]).isEqualTo(signs[i] > 0 ? 1 : 0);
    }
  }

  /** The rectifier rests but near one of 4096 corners: slopes are 0, all corners are tried. */
  @Test
  void aCornerWithoutSlopesIsFoundByTryingAll() {
    double[] signs = signs(12);
    double bias = 0.5 - positives(signs);
    Network network = shallow(new double[][] {signs}, new double[] {bias}, new double[] {-1}, 0.4);
    assertThat(search(network, POSITIVE, cube(12))).isPresent();
  }

  /** The same among 2^300 corners: only slopes through the resting rectifier lead there. */
  @Test
  void aPlateauIsLeftThroughRestingRectifiers() {
    double[] signs = signs(300);
    double bias = 0.5 - positives(signs);
    Network network = shallow(new double[][] {signs}, new double[] {bias}, new double[] {-1}, 0.4);
    assertThat(search(network, POSITIVE, cube(300))).isPresent();
  }

  /** Violated where |x - 0.30| and |y - 0.71| are at most 0.01 together: about 2e-4 of the box. */
  @Test
  void anIslandInsideTheBoxIsFound() {
    Network network =
        shallow(
            new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}},
            new double[] {-0.3, 0.3, -0.71, 0.71},
            new double[] {1, 1, 1, 1},
            -0.01);
    assertThat(search(network, POSITIVE, cube(2))).isPresent();
  }

  /** Both half-spaces of the clause have to fail: x >= 0.8 alone or y <= 0.1 alone is nothing. */
  @Test
  void allHalfSpacesOfAClauseFailAtOnePoint() {
    Network identity =
        new Network(
            "x",
            Shape.of(1, 2),
            List.of(
                new Step(
                    Affine.exact(
                        Tensor.of(Shape.of(2, 2), new double[] {1, 0, 0, 1}), Tensor.zeros(2)),
                    List.of(0),
                    "y",
                    "Gemm",
                    Shape.of(1, 2))));
    OutputConstraint claim =
        new OutputConstraint(
            List.of(
                List.of(
                    new HalfSpace(new double[] {-1, 0}, -0.8),
                    new HalfSpace(new double[] {0, 1}, 0.1))));

    Counterexample found = search(identity, claim, cube(2)).orElseThrow().counterexample();

    assertThat(found.input().value(0)).isGreaterThanOrEqualTo(0.8);
    assertThat(found.input().value(1)).isLessThanOrEqualTo(0.1);
  }

  /**
   * Near x = 1e-9 the claim fails in real arithmetic, but float32 cannot tell 1 - x from 1; a
   * search that stopped at the first such point would report a violation nobody can see.
   */
  @Test
  void aViolationThatFloat32SeesIsPreferred() {
    Network network = shallow(new double[][] {{1}}, new double[] {1}, new double[] {-1}, 1);
    // y = 1 - (1 + x) = -x, y > -1e-12 fails for x >= 1e-12; float32 gives 0 below x = 6e-8.
    OutputConstraint claim =
        new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {1}, -1e-12))));
    InputRegion region = InputRegion.box(new double[] {1e-9}, new double[] {1e-3});

    Counterexample found = search(network, claim, region).orElseThrow().counterexample();

    assertThat(found.violatedInSingle()).isTrue();
  }

  @Test
  void aViolationThatOnlyRealArithmeticSeesIsReportedAsSuch() {
    Network network = shallow(new double[][] {{1}}, new double[] {1}, new double[] {-1}, 1);
    OutputConstraint claim =
        new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {1}, -1e-12))));
    InputRegion region = InputRegion.box(new double[] {1e-9}, new double[] {2e-9});

    Counterexample found = search(network, claim, region).orElseThrow().counterexample();

    assertThat(found.violatedInSingle()).isFalse();
    assertThat(found.margin()).isNegative();
  }

  /** Windows of two coordinates that range over [0, 1]; all others are 0. */
  private record Windows(int n) implements RegionFamily {
    @Override
    public BasePoint base() {
      return BasePoint.exact(new double[n]);
    }

    @Override
    public long size() {
      return n - 1L;
    }

    @Override
    public SparseBox changes(long index) {
      int at = Math.toIntExact(index);
      return new SparseBox(new int[] {at, at + 1}, new double[2], new double[] {1, 1});
    }

    @Override
    public String describe(long index) {
      return "window at " + index;
    }
  }

  /** y = 1.5 - sum of w_i x_i: only where two neighbours weigh 0.9 each is it negative. */
  private static Network windows(int n, int heavy) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i == heavy || i == heavy + 1 ? 0.9 : i % 2 == 0 ? 0.5 : 0.1);
    return shallow(new double[][] {weights}, new double[] {0}, new double[] {-1}, 1.5);
  }

  @Test
  void theRegionWithTheViolationIsFoundAmongMany() {
    Optional<Found> found =
        search(windows(4000, 2777), POSITIVE, new Windows(4000), Suspects.unknown());
    assertThat(found.map(Found::region)).contains(2777L);
  }

  @Test
  void verifiedRegionsAreLeftAlone() {
    Suspects others = new Suspects(List.of(3L, 4L, 5L), true);
    assertThat(search(windows(40, 27), POSITIVE, new Windows(40), others)).isEmpty();
    Suspects right = new Suspects(List.of(3L, 27L), true);
    assertThat(search(windows(40, 27), POSITIVE, new Windows(40), right).map(Found::region))
        .contains(27L);
  }

  @Test
  void withoutTimeNothingIsSearched() {
    Network network = windows(40, 27);
    CounterexampleSearch search = new CounterexampleSearch(network, POSITIVE, new JavaKernels());
    assertThat(search.search(new Windows(40), Suspects.unknown(), new SearchBudget(2e7, 0, 0)))
        .isEmpty();
  }

  @Test
  void aRegionThatIsOnePointIsLookedAtOnce() {
    Network network = shallow(new double[][] {{1}}, new double[] {0}, new double[] {1}, 0.5);
    InputRegion point =
        new InputRegion(
            BasePoint.exact(2), new SparseBox(new int[0], new double[0], new double[0]));
    assertThat(search(network, POSITIVE, point)).isEmpty();
    OutputConstraint small =
        new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {-1}, -2.4))));
    assertThat(search(network, small, point)).isPresent();
  }
}
