package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.Rational;
import fanc.properties.SingleRegion;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterexampleTest {
  private static final SearchBudget BUDGET = new SearchBudget(1e4, 10, 1);

  private final Kernels kernels = new JavaKernels();

  /** y = (x, 0.5): label 0 wins where x > 0.5. */
  private final Network network =
      new Network(
          "x",
          Shape.of(1, 1),
          List.of(
              new Step(
                  Affine.exact(
                      Tensor.of(Shape.of(1, 2), new double[] {1, 0}), Tensor.vector(0, 0.5)),
                  List.of(0),
                  "y",
                  "Gemm",
                  Shape.of(1, 2))));

  private final OutputConstraint zero = OutputConstraint.label(0, 2);

  private Optional<Counterexample> search(Network of, OutputConstraint claim, InputRegion region) {
    return new CounterexampleSearch(of, claim, kernels)
        .search(new SingleRegion(region, "box"), Suspects.unknown(), BUDGET)
        .map(CounterexampleSearch.Found::counterexample);
  }

  @Test
  void aCornerThatViolatesIsFound() {
    InputRegion region = InputRegion.box(new double[] {0.25}, new double[] {2});

    Optional<Counterexample> found = search(network, zero, region);

    assertThat(found).isPresent();
    assertThat(found.get().margin()).isLessThanOrEqualTo(0);
    assertThat(found.get().input().value(0)).isEqualTo(0.25);
    assertThat(found.get().output()).containsExactly(0.25, 0.5);
  }

  /** Both ends are rounded outward: the doubles that enclose the interval are no witnesses. */
  @ParameterizedTest
  @CsvSource({
    "-0.499999896, 0.7",
    "0.1, 2",
    "-1e-9, 0.3",
    "0.1, 0.10000000000000004",
    "0, 1",
    "0.3, 0.4"
  })
  void aWitnessIsInsideTheDecimalsAsWritten(BigDecimal lower, BigDecimal upper) {
    InputRegion region =
        InputRegion.enclosing(List.of(Rational.of(lower)), List.of(Rational.of(upper)));

    for (int label = 0; label < 2; label++) {
      OutputConstraint claim = OutputConstraint.label(label, 2);
      search(network, claim, region)
          .ifPresent(
              found -> assertThat(new BigDecimal(found.input().value(0))).isBetween(lower, upper));
    }
    Optional<Counterexample> least = search(network, zero, region);
    assertThat(least).isPresent();
    boolean holdsSingles = upper.subtract(lower).doubleValue() > 1e-6;
    double value = least.get().input().value(0);
    assertThat(holdsSingles).isEqualTo(value == (float) value);
  }

  @Test
  void aRegionWithoutViolationHasNone() {
    InputRegion region = InputRegion.box(new double[] {0.75}, new double[] {2});
    assertThat(search(network, zero, region)).isEmpty();
  }

  @Test
  void aPointOutsideTheRegionIsRefused() {
    InputRegion region = InputRegion.box(new double[] {0.75}, new double[] {2});
    double[] outside = {0.25};
    assertThatThrownBy(() -> Counterexample.at(network, zero, region, outside, kernels))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * The region begins 0.9 ulp above the double it is enclosed by. There sigmoid is larger by a
   * factor of about 1 + 115 u (0.9 ulp of 100 is 115 u), so it exceeds a threshold 32 u above its
   * value at that double: the claim is true although the double itself violates it.
   */
  @Test
  void anEndThatIsOnlyInTheEnclosureIsNoCounterexample() {
    double end = -100;
    double threshold = 1 / (1 + Math.exp(-end)) * (1 + 0x1p-48);
    Network saturated =
        new Network(
            "x",
            Shape.of(1, 1),
            List.of(
                new Step(new Sigmoid(), List.of(0), "s", "Sigmoid", Shape.of(1, 1)),
                new Step(
                    Affine.exact(
                        Tensor.of(Shape.of(1, 1), new double[] {1}), Tensor.vector(-threshold)),
                    List.of(1),
                    "y",
                    "Gemm",
                    Shape.of(1, 1))));
    BigDecimal ulp = new BigDecimal(Math.ulp(end));
    BigDecimal exactEnd = new BigDecimal(end).add(ulp.multiply(new BigDecimal("0.9")));
    InputRegion region =
        InputRegion.enclosing(
            List.of(Rational.of(exactEnd)), List.of(Rational.of(BigDecimal.ZERO)));
    OutputConstraint positive =
        new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {1}, 0))));

    assertThat(region.changes().lower(0)).isEqualTo(end);
    assertThat(search(saturated, positive, region)).isEmpty();
  }
}
