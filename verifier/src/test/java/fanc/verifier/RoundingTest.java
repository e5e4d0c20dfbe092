package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {

  @Test
  void gammaIsAnUpperBoundOfItsFormula() {
    MathContext digits = new MathContext(60);
    BigDecimal unit = new BigDecimal(Rounding.UNIT);
    for (long k : new long[] {0, 1, 2, 3, 7, 200, 784, 3072, 1_000_003, 1L << 39}) {
      BigDecimal ku = unit.multiply(BigDecimal.valueOf(k));
      BigDecimal exact = ku.divide(BigDecimal.ONE.subtract(ku), digits);
      assertThat(new BigDecimal(Rounding.gamma(k))).isGreaterThanOrEqualTo(exact);
      assertThat(Rounding.gamma(k)).isLessThanOrEqualTo(exact.doubleValue() * (1 + 1e-14));
    }
  }

  @Test
  void anInflatedSumIsAtLeastTheExactSum() {
    Random random = new Random(5);
    for (int tries = 0; tries < 200; tries++) {
      int n = 1 + random.nextInt(300);
      double sum = 0;
      BigDecimal exact = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        double term = Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(12) - 6);
        sum += term;
        exact = exact.add(new BigDecimal(term));
      }
      assertThat(new BigDecimal(sum * Rounding.inflate(n))).isGreaterThanOrEqualTo(exact);
    }
  }
}
