package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Effort EFFORT = new Effort(1, 2, 3, 4);

  @Test
  void imagesAreCountedByVerdictAndRegionsAdded() {
    Summary summary =
        Summary.of(
            List.of(Samples.verified(0), Samples.violated(1), Samples.verified(2)), 5, EFFORT);
    assertThat(summary)
        .isEqualTo(
            new Summary(
                3,
                2,
                1,
                0,
                0,
                5,
                BigInteger.valueOf(2187),
                BigInteger.valueOf(1468),
                1,
                summary.secondsVerify(),
                2,
                3,
                4));
    assertThat(summary.secondsVerify()).isEqualTo(0.1 + 0.2 + 0.1);
  }

  @Test
  void moreRegionsThanALongHoldsAreAddedExactly() {
    Summary summary = Summary.of(List.of(Samples.unknown(0), Samples.unknown(1)), 0, EFFORT);
    BigInteger each = Samples.unknown(0).regionsTotal();
    assertThat(summary.regionsTotal()).isEqualTo(each.multiply(BigInteger.TWO));
    assertThat(summary.regionsTotal().bitLength()).isGreaterThan(63);
  }
}
