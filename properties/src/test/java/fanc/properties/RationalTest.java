package fanc.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class RationalTest {
  @Property(tries = 500, seed = "11")
  void roundingEnclosesTheQuotientBetweenNeighbours(
      @ForAll @Scale(6) @BigRange(min = "-1000", max = "1000") BigDecimal numerator,
      @ForAll @Scale(6) @BigRange(min = "0.000001", max = "1000") BigDecimal denominator) {
    Rational exact = Rational.of(numerator, denominator);
    double down = exact.roundDown();
    double up = exact.roundUp();
    assertThat(new BigDecimal(down).multiply(denominator)).isLessThanOrEqualTo(numerator);
    assertThat(new BigDecimal(up).multiply(denominator)).isGreaterThanOrEqualTo(numerator);
    assertThat(up).isBetween(down, Math.nextUp(down));
    assertThat(exact.nearest()).isIn(down, up);
  }

  @Property(tries = 300, seed = "12")
  void distanceIsZeroExactlyForDoublesAndNeverTooSmall(
      @ForAll @Scale(6) @BigRange(min = "-1000", max = "1000") BigDecimal value) {
    Rational exact = Rational.of(value);
    double nearest = exact.nearest();
    BigDecimal distance = value.subtract(new BigDecimal(nearest)).abs();
    assertThat(new BigDecimal(exact.distance(nearest))).isGreaterThanOrEqualTo(distance);
    assertThat(exact.distance(nearest) == 0).isEqualTo(distance.signum() == 0);
  }

  @Property(tries = 300, seed = "13")
  void doublesAreTheirOwnEnclosure(@ForAll double value) {
    Rational exact = Rational.of(new BigDecimal(value));
    assertThat(exact.roundDown()).isEqualTo(exact.roundUp());
    assertThat(exact.roundDown() == value).isTrue();
    assertThat(exact.distance(exact.nearest())).isZero();
  }

  @Example
  void negativeDenominatorTurnsTheSign() {
    Rational minusThird = Rational.of(BigDecimal.ONE, BigDecimal.valueOf(-3));
    assertThat(minusThird.nearest()).isEqualTo(-1.0 / 3);
    assertThat(minusThird.compareTo(Rational.of(BigDecimal.ZERO))).isNegative();
    assertThatThrownBy(() -> Rational.of(BigDecimal.ONE, BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void numbersThatExactArithmeticCannotAffordAreRefused() {
    assertThat(Rational.decimal("-0.0")).isZero();
    assertThat(Rational.decimal("1e-05")).isEqualByComparingTo("0.00001");
    for (String text :
        new String[] {"1e91", "-1e-91", "1e999999999", "NaN", "", "0x1", "0." + "3".repeat(999)}) {
      assertThatThrownBy(() -> Rational.decimal(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** The nearest double of what is left is 0 or subnormal: no few roundings away from it. */
  @Example
  void numbersThatAllButCancelAreRefused() {
    for (int digits : new int[] {91, 320, 900}) {
      Rational one = Rational.of(BigDecimal.ONE);
      Rational less = Rational.of(new BigDecimal("-0." + "9".repeat(digits)));
      assertThatThrownBy(() -> one.plus(less)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> third(one).plus(third(less)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(
            third(Rational.of(BigDecimal.ONE)).plus(third(Rational.of(BigDecimal.TEN))).nearest())
        .isEqualTo(11.0 / 3);
    assertThat(Rational.of(BigDecimal.ONE).plus(Rational.of(BigDecimal.ONE.negate())).signum())
        .isZero();
  }

  private static Rational third(Rational number) {
    return number.dividedBy(Rational.of(BigDecimal.valueOf(3)));
  }
}
