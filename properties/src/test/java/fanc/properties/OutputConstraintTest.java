package fanc.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputConstraintTest {
  private static final HalfSpace OPEN = HalfSpace.greater(2, 0, 1);
  private static final HalfSpace CLOSED =
      HalfSpace.of(
          new Rational[] {Rational.of(BigDecimal.ONE), Rational.of(BigDecimal.ONE.negate())},
          Rational.of(BigDecimal.ZERO),
          true);

  @Test
  void aTieBreaksAnOpenHalfSpaceAndKeepsAClosedOne() {
    double[] tie = {0};
    assertThat(new OutputConstraint(OPEN).margin(tie)).isZero();
    assertThat(new OutputConstraint(CLOSED).margin(tie)).isPositive();
    assertThat(new OutputConstraint(CLOSED).margin(new double[] {-0.0})).isPositive();
    assertThat(new OutputConstraint(CLOSED).margin(new double[] {-Double.MIN_VALUE})).isNegative();
  }

  @Test
  void theSmallestDecidesWhereAllMustHoldAndTheLargestWhereOneIsEnough() {
    OutputConstraint nested =
        new OutputConstraint(
            new OutputFormula.Any(
                List.of(
                    OPEN,
                    new OutputFormula.All(
                        List.of(OPEN, new OutputFormula.Any(List.of(OPEN, OPEN)))))));
    assertThat(nested.halfSpaces()).hasSize(4);
    assertThat(nested.margin(new double[] {1, 3, 2, -5})).isEqualTo(2);
    assertThat(nested.deciding(new double[] {1, 3, 2, -5})).isEqualTo(2);
    assertThat(nested.margin(new double[] {4, 3, 2, -5})).isEqualTo(4);
    assertThat(nested.deciding(new double[] {4, 3, 2, -5})).isZero();
    assertThat(nested.deciding(new double[] {1, 3, -2, 5})).isEqualTo(1);
  }

  @Test
  void clausesOfANestedFormulaAreListedAsFarAsAsked() {
    OutputFormula pair = new OutputFormula.All(List.of(OPEN, OPEN));
    OutputConstraint flat = new OutputConstraint(List.of(List.of(OPEN, OPEN), List.of(OPEN)));
    OutputConstraint deep =
        new OutputConstraint(new OutputFormula.Any(Collections.nCopies(40, pair)));
    assertThat(flat.clauses(9)).containsExactly(new int[] {0, 1}, new int[] {2});
    assertThat(new OutputConstraint(new OutputFormula.Any(List.of(pair, pair))).clauses(9))
        .containsExactly(new int[] {0, 2}, new int[] {0, 3}, new int[] {1, 2}, new int[] {1, 3});
    assertThat(deep.clauses(9)).hasSize(9).allMatch(clause -> clause.length == 40);
  }

  @Test
  void notANumberIsNeverDecidedAway() {
    OutputConstraint either = new OutputConstraint(List.of(List.of(OPEN, OPEN)));
    OutputConstraint both = new OutputConstraint(List.of(List.of(OPEN), List.of(OPEN)));
    for (double[] margins : new double[][] {{Double.NaN, 1}, {1, Double.NaN}}) {
      assertThat(either.margin(margins)).isNaN();
      assertThat(both.margin(margins)).isNaN();
    }
  }

  @Test
  void constantsHoldEverywhereOrNowhere() {
    assertThat(HalfSpace.constant(true, 3).offset()).isNegative();
    assertThat(HalfSpace.constant(false, 3).offset()).isPositive();
    assertThatThrownBy(() -> new HalfSpace(new double[3], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfSpacesOfDifferentSizesAreRefused() {
    assertThatThrownBy(
            () -> new OutputConstraint(List.of(List.of(OPEN, HalfSpace.greater(3, 0, 1)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OutputConstraint(List.<List<HalfSpace>>of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
