package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarginTextTest {
  @Test
  void aMarginThatIsOnlyKnownToBePositiveShowsNoNumber() {
    assertThat(MarginText.of(Double.MIN_VALUE, 6)).isEqualTo("> 0");
    assertThat(MarginText.of(0, 3)).isEqualTo("0.00");
    assertThat(MarginText.of(-0.5, 3)).isEqualTo("-0.500");
    assertThat(MarginText.of(1.25, 6)).isEqualTo("1.25000");
    assertThat(MarginText.onlyPositive(Double.NaN)).isFalse();
  }
}
