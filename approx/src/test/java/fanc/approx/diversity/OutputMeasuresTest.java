package fanc.approx.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Measures between answers: numbers by hand, laws, and one measure against another's formula. */
class OutputMeasuresTest {
  private static final double TINY = 1e-12;

  @Provide
  Arbitrary<double[]> logits() {
    return Arbitraries.doubles().between(-30, 30).array(double[].class).ofSize(4);
  }

  @Provide
  Arbitrary<boolean[]> errors() {
    return Arbitraries.of(true, false).array(boolean[].class).ofSize(12);
  }

  @Provide
  Arbitrary<int[]> classes() {
    return Arbitraries.integers().between(0, 3).array(int[].class).ofSize(9);
  }

  @Test
  void twoOfFourImagesWithOtherClassesAreAHalf() {
    assertThat(Disagreement.of(new int[] {0, 1, 2, 3}, new int[] {0, 2, 2, 0})).isEqualTo(0.5);
    assertThatThrownBy(() -> Disagreement.of(new int[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void disagreementIsSymmetricAndNoneWithItself(
      @ForAll("classes") int[] a, @ForAll("classes") int[] b) {
    assertThat(Disagreement.of(a, b)).isEqualTo(Disagreement.of(b, a)).isBetween(0.0, 1.0);
    assertThat(Disagreement.of(a, a)).isZero();
  }

  @Test
  void divergenceOfAFairFromABentCoin() {
    double[] fair = {0, 0};
    double[] bent = {0, Math.log(3)};
    double forth = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);
    double back = 0.25 * Math.log(0.25 / 0.5) + 0.75 * Math.log(0.75 / 0.5);
    assertThat(KullbackLeibler.of(fair, bent)).isCloseTo(forth, within(TINY));
    assertThat(KullbackLeibler.of(bent, fair)).isCloseTo(back, within(TINY));
    assertThat(KullbackLeibler.mean(new double[][] {fair, fair}, new double[][] {bent, fair}))
        .isCloseTo(forth / 2, within(TINY));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    // P is sure of class 0, and Q gives it exp(-2e4): the divergence is the difference of logits.
    double divergence = KullbackLeibler.of(new double[] {1e4, -1e4}, new double[] {-1e4, 1e4});
    assertThat(divergence).isCloseTo(2e4, within(1e-9));
  }

  @Property
  void divergenceIsNeverNegativeAndIgnoresACommonShift(
      @ForAll("logits") double[] p, @ForAll("logits") double[] q) {
    double divergence = KullbackLeibler.of(p, q);
    double[] shifted = Arrays.stream(q).map(x -> x + 7).toArray();
    assertThat(divergence).isGreaterThanOrEqualTo(0);
    assertThat(KullbackLeibler.of(p, shifted)).isCloseTo(divergence, within(1e-9));
    assertThat(KullbackLeibler.of(p, p)).isCloseTo(0, within(TINY));
  }

  @Test
  void correlationOfErrorsCountsTheFourCases() {
    // N11 = 2, N10 = 1, N01 = 1, N00 = 4: (8 - 1) / sqrt(3 * 5 * 3 * 5) = 7 / 15.
    boolean[] a = {true, true, true, false, false, false, false, false};
    boolean[] b = {true, true, false, true, false, false, false, false};
    assertThat(ErrorCorrelation.of(a, b)).hasValueCloseTo(7.0 / 15, within(TINY));
  }

  @Test
  void membersThatErrNeverOrAlwaysHaveNoCorrelationOfErrors() {
    boolean[] never = new boolean[3];
    boolean[] always = {true, true, true};
    boolean[] once = {true, false, false};
    assertThat(ErrorCorrelation.of(never, once)).isEmpty();
    assertThat(ErrorCorrelation.of(once, always)).isEmpty();
    assertThat(ErrorCorrelation.of(never, never)).isEmpty();
  }

  @Property
  void correlationOfErrorsIsPearsonsOfZerosAndOnes(
      @ForAll("errors") boolean[] a, @ForAll("errors") boolean[] b) {
    OptionalDouble found = ErrorCorrelation.of(a, b);
    OptionalDouble pearson = Correlation.of(numbers(a), numbers(b));
    assertThat(found.isPresent()).isEqualTo(pearson.isPresent());
    assertThat(found.orElse(0)).isCloseTo(pearson.orElse(0), within(1e-9));
    if (ErrorCorrelation.of(a, a).isPresent()) {
      assertThat(ErrorCorrelation.of(a, a)).hasValueCloseTo(1.0, within(TINY));
    }
  }

  private static double[] numbers(boolean[] errors) {
    double[] numbers = new double[errors.length];
    Arrays.setAll(numbers, i -> errors[i] ? 1 : 0);
    return numbers;
  }

  @Test
  void correlationByHand() {
    // Deviations (-1, 0, 1) and (-1, 1, 0): 1 / 2.
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {4, 6, 5}))
        .hasValueCloseTo(0.5, within(TINY));
    assertThat(Correlation.of(new double[] {1, 2}, new double[] {3, 3})).isEmpty();
  }

  @Test
  void meanCorrelationLeavesOutWhatHasNone() {
    double[][] a = {{1, 2, 3}, {0, 0, 0}, {1, 2, 3}};
    double[][] b = {{4, 6, 5}, {1, 2, 3}, {-1, -2, -3}};
    assertThat(Correlation.mean(a, b)).hasValueCloseTo((0.5 - 1) / 2, within(TINY));
    assertThat(Correlation.mean(new double[][] {{1, 1}}, new double[][] {{1, 2}})).isEmpty();
  }

  @Property
  void correlationIgnoresShiftAndScale(@ForAll("logits") double[] a, @ForAll("logits") double[] b) {
    OptionalDouble plain = Correlation.of(a, b);
    double[] moved = Arrays.stream(a).map(x -> 3 * x - 2).toArray();
    OptionalDouble after = Correlation.of(moved, b);
    if (plain.isPresent() && after.isPresent()) {
      assertThat(after.getAsDouble()).isCloseTo(plain.getAsDouble(), within(1e-6));
    }
  }

  @Test
  void tablesHoldEveryOrderedPair() {
    double[][] directed = PairMeasure.table(2, (i, j) -> OptionalDouble.of(10 * i + j));
    assertThat(directed).isDeepEqualTo(new double[][] {{0, 1}, {10, 11}});
    double[][] symmetric =
        PairMeasure.symmetricTable(
            2, (i, j) -> i == j ? OptionalDouble.empty() : OptionalDouble.of(10 * i + j));
    assertThat(Arrays.deepToString(symmetric)).isEqualTo("[[NaN, 10.0], [10.0, NaN]]");
  }
}
