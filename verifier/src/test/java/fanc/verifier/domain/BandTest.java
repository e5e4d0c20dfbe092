package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/**
 * The graph of each activation lies in its band and between its lines; the oracle is decimal
 * arithmetic with 50 digits.
 */
class BandTest {
  private static final MathContext DIGITS = new MathContext(50);

  private interface Exact {
    BigDecimal at(BigDecimal x);
  }

  @Property(tries = 2000)
  void theRectifierLiesInItsBandAtBothEndsAndTheBreakpoint(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double b) {
    double l = Math.min(a, b);
    double u = Math.max(a, b);
    Band band = Rectifier.INSTANCE.band(l, u);
    Lines lines = Rectifier.INSTANCE.lines(l, u);
    assertNoWider(lines, band, l, u);
    for (double x : new double[] {l, u, Math.max(l, Math.min(u, 0))}) {
      assertBetween(lines, x, new BigDecimal(x).max(BigDecimal.ZERO));
      assertInside(band, x, new BigDecimal(x).max(BigDecimal.ZERO));
    }
  }

  @Property(tries = 2000)
  void theLeakyRectifierLiesInItsBandForEverySlope(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double b,
      @ForAll @DoubleRange(min = -3, max = 3) double slope) {
    Exact exact = x -> x.signum() < 0 ? x.multiply(new BigDecimal(slope)) : x;
    assertEnclosed(new LeakyRectifier(slope), exact, a, b, 0);
  }

  @Property(tries = 2000)
  void clippingLiesInItsBand(
      @ForAll @DoubleRange(min = -10, max = 10) double a,
      @ForAll @DoubleRange(min = -10, max = 10) double b,
      @ForAll @DoubleRange(min = -10, max = 10) double c,
      @ForAll @DoubleRange(min = -10, max = 10) double d) {
    double least = Math.min(c, d);
    double most = Math.max(c, d);
    Exact exact = x -> x.max(new BigDecimal(least)).min(new BigDecimal(most));
    assertEnclosed(new Clipping(least, most), exact, a, b, least, most);
  }

  @Property(tries = 2000)
  void theHardSwishLiesInItsBand(
      @ForAll @DoubleRange(min = -8, max = 8) double a,
      @ForAll @DoubleRange(min = -8, max = 8) double b) {
    assertEnclosed(HardSwishFunction.INSTANCE, BandTest::hardSwish, a, b, -3, -1.5, 3);
    double middle = a / 8 * 3;
    assertEnclosed(
        HardSwishFunction.INSTANCE, BandTest::hardSwish, middle, middle + b * 1e-9, middle);
  }

  @Property(tries = 2000)
  void theSquareLiesInItsBand(
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double a,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double b) {
    Exact exact = x -> x.multiply(x);
    assertEnclosed(SquareFunction.INSTANCE, exact, a, b, 0, (a + b) / 2);
  }

  @Test
  void theBandOfAClipOverBothEndsIsNarrowerThanThatOfTheChord() {
    Band band = new Clipping(0, 6).band(-1, 9);
    assertThat(band.slope()).isCloseTo(6 / 9.0, within(1e-15));
    assertThat(band.upper() - band.lower()).isCloseTo(2, within(1e-12));
  }

  @Test
  void stablePiecesAreLines() {
    assertThat(new LeakyRectifier(0.1).band(-2, -1)).isEqualTo(new Band(0.1, 0, 0));
    assertThat(new LeakyRectifier(-1).band(1, 2)).isEqualTo(Band.IDENTITY);
    assertThat(new Clipping(0, 6).band(7, 8)).isEqualTo(new Band(0, 6, 6));
    assertThat(new Clipping(0, 6).band(1, 2)).isEqualTo(Band.IDENTITY);
    assertThat(new Clipping(Double.NEGATIVE_INFINITY, 6).band(-9, 6)).isEqualTo(Band.IDENTITY);
    assertThat(HardSwishFunction.INSTANCE.band(-5, -3)).isEqualTo(Band.ZERO);
    assertThat(HardSwishFunction.INSTANCE.band(3, 4)).isEqualTo(Band.IDENTITY);
  }

  @Property(tries = 300)
  void theLogisticFunctionLiesInItsBand(@ForAll long seed) {
    sample(Logistic.INSTANCE, BandTest::logistic, new Random(seed));
  }

  @Property(tries = 300)
  void theHyperbolicTangentLiesInItsBand(@ForAll long seed) {
    sample(HyperbolicTangent.INSTANCE, BandTest::tanh, new Random(seed));
  }

  @Property(tries = 300)
  void theExponentialLinearUnitLiesInItsBand(@ForAll long seed) {
    Random random = new Random(seed);
    double alpha = 0.1 + 2 * random.nextDouble();
    Exact exact =
        x -> x.signum() >= 0 ? x : exp(x).subtract(BigDecimal.ONE).multiply(new BigDecimal(alpha));
    sample(new ExponentialLinear(alpha), exact, random);
  }

  @Property(tries = 300)
  void theSoftplusLiesInItsBand(@ForAll long seed) {
    sample(SoftplusFunction.INSTANCE, x -> log(BigDecimal.ONE.add(exp(x))), new Random(seed));
  }

  @Test
  void roundingSlopeAndOffsetOutwardOneByOneWouldNotDo() {
    Random random = new Random(11);
    int missed = 0;
    for (int k = 0; k < 2000; k++) {
      double l = -random.nextDouble();
      double u = random.nextDouble();
      double slope = u / (u - l);
      double mu = Math.nextUp(-slope * l / 2);
      BigDecimal top =
          new BigDecimal(slope).multiply(new BigDecimal(u)).add(new BigDecimal(2 * mu));
      missed += top.compareTo(new BigDecimal(u)) < 0 ? 1 : 0;
    }
    assertThat(missed).isGreaterThan(100);
  }

  @Test
  void boundsThatAreNoNumbersGiveABandThatIsNone() {
    assertThat(Rectifier.INSTANCE.band(Double.NaN, 1).upper()).isNaN();
    assertThat(Logistic.INSTANCE.band(Double.NaN, 1).upper()).isNaN();
    assertThat(HyperbolicTangent.INSTANCE.band(-1, Double.NaN).upper()).isNaN();
    for (Activation f :
        List.of(new LeakyRectifier(-1), new Clipping(0, 6), HardSwishFunction.INSTANCE)) {
      assertThat(f.band(Double.NaN, 9).upper()).isNaN();
      assertThat(f.band(9, Double.NaN).upper()).isNaN();
      assertThat(f.lower(Double.NaN, 9)).isNaN();
      assertThat(f.upper(-9, Double.NaN)).isNaN();
    }
  }

  @Test
  void saturatedValuesAreEnclosed() {
    assertThat(Logistic.INSTANCE.upper(-800)).isPositive();
    assertThat(Logistic.INSTANCE.lower(-800)).isZero();
    assertThat(Logistic.INSTANCE.lower(800)).isLessThan(1);
    assertThat(HyperbolicTangent.INSTANCE.lower(-800)).isEqualTo(-1);
  }

  private static void sample(Activation f, Exact exact, Random random) {
    double scale = Math.pow(10, random.nextInt(4) - 2);
    double a = random.nextGaussian() * scale;
    double b = random.nextGaussian() * scale;
    double l = Math.min(a, b);
    double u = Math.max(a, b);
    Band band = f.band(l, u);
    Lines lines = f.lines(l, u);
    assertNoWider(lines, band, l, u);
    for (int k = 0; k <= 6; k++) {
      double x = k == 6 ? u : l + (u - l) * k / 6;
      BigDecimal value = exact.at(new BigDecimal(x));
      assertInside(band, x, value);
      assertBetween(lines, x, value);
      assertThat(new BigDecimal(f.lower(x))).isLessThanOrEqualTo(value);
      assertThat(new BigDecimal(f.upper(x))).isGreaterThanOrEqualTo(value);
    }
  }

  /** Checks band and values over the interval of two numbers, at its ends and at points inside. */
  private static void assertEnclosed(
      Activation f, Exact exact, double a, double b, double... breakpoints) {
    double l = Math.min(a, b);
    double u = Math.max(a, b);
    Band band = f.band(l, u);
    Lines lines = f.lines(l, u);
    assertNoWider(lines, band, l, u);
    BigDecimal lower = new BigDecimal(f.lower(l, u));
    BigDecimal upper = new BigDecimal(f.upper(l, u));
    double[] points = Arrays.copyOf(breakpoints, breakpoints.length + 8);
    for (int k = 0; k < 8; k++) {
      points[breakpoints.length + k] = k == 7 ? u : l + (u - l) * k / 7;
    }
    for (double point : points) {
      double x = Math.max(l, Math.min(u, point));
      BigDecimal value = exact.at(new BigDecimal(x));
      assertInside(band, x, value);
      assertBetween(lines, x, value);
      assertThat(value).isBetween(lower, upper);
      assertThat(value).isBetween(new BigDecimal(f.lower(x)), new BigDecimal(f.upper(x)));
    }
  }

  private static BigDecimal hardSwish(BigDecimal x) {
    BigDecimal gate = x.add(BigDecimal.valueOf(3)).max(BigDecimal.ZERO).min(BigDecimal.valueOf(6));
    return x.multiply(gate).divide(BigDecimal.valueOf(6), new MathContext(300));
  }

  private static void assertInside(Band band, double x, BigDecimal value) {
    BigDecimal line = new BigDecimal(band.slope()).multiply(new BigDecimal(x));
    assertThat(value.subtract(line)).isGreaterThanOrEqualTo(new BigDecimal(band.lower()));
    assertThat(value.subtract(line)).isLessThanOrEqualTo(new BigDecimal(band.upper()));
  }

  private static void assertBetween(Lines lines, double x, BigDecimal value) {
    BigDecimal at = new BigDecimal(x);
    assertThat(value.subtract(new BigDecimal(lines.lowerSlope()).multiply(at)))
        .isGreaterThanOrEqualTo(new BigDecimal(lines.lowerOffset()));
    assertThat(value.subtract(new BigDecimal(lines.upperSlope()).multiply(at)))
        .isLessThanOrEqualTo(new BigDecimal(lines.upperOffset()));
  }

  /** In the middle, where the distance of two lines is their area, a band's are no nearer. */
  private static void assertNoWider(Lines lines, Band band, double l, double u) {
    double x = 0.5 * l + 0.5 * u;
    double lower = lines.lowerSlope() * x + lines.lowerOffset();
    double upper = lines.upperSlope() * x + lines.upperOffset();
    double slack = 1e-9 * (1 + Math.max(Math.abs(l), Math.abs(u)) * (1 + Math.abs(band.slope())));
    assertThat(lower).isGreaterThanOrEqualTo(band.slope() * x + band.lower() - slack);
    assertThat(upper).isLessThanOrEqualTo(band.slope() * x + band.upper() + slack);
  }

  /** The exponential by its series after halving the argument until it is small. */
  private static BigDecimal exp(BigDecimal x) {
    int halvings = 0;
    BigDecimal small = x;
    while (small.abs().compareTo(new BigDecimal("0.1")) > 0) {
      small = small.divide(BigDecimal.valueOf(2), new MathContext(80));
      halvings++;
    }
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 45; k++) {
      term =
          term.multiply(small, new MathContext(80))
              .divide(BigDecimal.valueOf(k), new MathContext(80));
      sum = sum.add(term);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, new MathContext(80));
    }
    return sum;
  }

  /** The logarithm by Newton's method on the exponential. */
  private static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
    for (int k = 0; k < 3; k++) {
      BigDecimal quotient = x.divide(exp(y), new MathContext(80));
      y = y.add(quotient.subtract(BigDecimal.ONE));
    }
    return y;
  }

  private static BigDecimal logistic(BigDecimal x) {
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS);
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = exp(x.add(x));
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
  }
}
