package fanc.networks.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against decimal arithmetic of 120 digits, with exact operands anywhere in their balls. */
class BallTest {
  private static final MathContext DIGITS = new MathContext(120);

  @Property(tries = 2000, seed = "31")
  void eachOperationContainsTheExactResult(@ForAll long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Ball a = ball(random);
    Ball b = ball(random);
    BigDecimal x = inside(a, random);
    BigDecimal y = inside(b, random);
    assertContains(a.plus(b), x.add(y));
    assertContains(a.times(b), x.multiply(y));
    assertContains(a.negated(), x.negate());
    if (y.signum() != 0) {
      assertContains(a.over(b), x.divide(y, DIGITS));
    }
    if (x.signum() > 0) {
      assertContains(a.squareRoot(), x.sqrt(DIGITS));
    }
  }

  @Example
  void exactResultsHaveNoError() {
    Ball third = Ball.exact(3);
    assertThat(third.times(Ball.exact(0.1f)).radius()).isZero();
    assertThat(third.plus(Ball.exact(0.25)).radius()).isZero();
    assertThat(third.over(Ball.exact(8)).radius()).isZero();
    assertThat(Ball.exact(2.25).squareRoot()).isEqualTo(Ball.exact(1.5));
  }

  @Example
  void inexactResultsHaveALittleError() {
    assertThat(Ball.exact(1).over(Ball.exact(3)).radius()).isBetween(1e-18, 1e-16);
    assertThat(Ball.exact(2).squareRoot().radius()).isBetween(1e-18, 3e-16);
    assertThat(Ball.exact(1).plus(Ball.exact(1e-17)).radius()).isBetween(1e-17, 2e-17);
  }

  @Example
  void quotientsThatUnderflowAreNotExact() {
    assertThat(Ball.exact(1e-250).over(Ball.exact(1e100)).radius()).isPositive();
    assertThat(Ball.exact(0).over(Ball.exact(1e100)).radius()).isZero();
  }

  @Example
  void divisionByWhatMayBeZeroTellsNothing() {
    assertThat(Ball.exact(1).over(new Ball(1e-3, 1e-2)).radius()).isInfinite();
    assertThat(new Ball(0, 1e-20).squareRoot().radius()).isInfinite();
    assertThat(Ball.exact(-1).squareRoot().radius()).isInfinite();
  }

  private static Ball ball(Random random) {
    int scale = random.nextInt(5) == 0 ? random.nextInt(1400) - 900 : random.nextInt(9) - 4;
    double center =
        random.nextInt(10) == 0 ? 0 : Math.scalb((double) (float) random.nextGaussian(), scale);
    double radius = random.nextBoolean() ? 0 : Math.abs(center) * random.nextDouble() * 1e-8;
    return new Ball(center, radius);
  }

  private static BigDecimal inside(Ball ball, Random random) {
    double share = random.nextInt(3) - 1;
    return new BigDecimal(ball.center())
        .add(new BigDecimal(ball.radius()).multiply(new BigDecimal(share)));
  }

  private static void assertContains(Ball ball, BigDecimal exact) {
    if (Double.isInfinite(ball.radius()) || !Double.isFinite(ball.center())) {
      return;
    }
    BigDecimal distance = new BigDecimal(ball.center()).subtract(exact).abs();
    assertThat(distance).isLessThanOrEqualTo(new BigDecimal(ball.radius()).add(slack(exact)));
  }

  /** The oracle itself rounds at the 120th digit. */
  private static BigDecimal slack(BigDecimal exact) {
    return exact.abs().scaleByPowerOfTen(-115);
  }
}
