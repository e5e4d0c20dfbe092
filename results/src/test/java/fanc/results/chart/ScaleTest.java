package fanc.results.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2.8, '0.0 0.5 1.0 1.5 2.0 2.5 3.0'",
    "10, 90, '10 20 30 40 50 60 70 80 90'",
    "0, 1, '0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0'",
    "1, 7, '1 2 3 4 5 6 7'",
    "2, 2, '2.0 2.2 2.4 2.6 2.8 3.0 3.2 3.4 3.6 3.8 4.0'",
    "0, 0.0003, '0.00000 0.00005 0.00010 0.00015 0.00020 0.00025 0.00030'",
    "0, 0, '0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0'"
  })
  void ticksAreRoundAndFew(double least, double greatest, String ticks) {
    Scale scale = Scale.of(least, greatest, false);
    assertThat(scale.ticks().stream().map(BigDecimal::toPlainString).toList())
        .containsExactly(ticks.split(" "));
  }

  @Test
  void wholeNumbersHaveNoTicksBetweenThem() {
    assertThat(Scale.of(1, 3, true).ticks().stream().map(BigDecimal::toPlainString).toList())
        .containsExactly("1", "2", "3");
  }

  @Property(seed = "1")
  void scaleHoldsBothNumbers(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double b) {
    double least = Math.min(a, b);
    double greatest = Math.max(a, b);
    Scale scale = Scale.of(least, greatest, false);
    assertThat(scale.from()).isLessThanOrEqualTo(least);
    assertThat(scale.to()).isGreaterThanOrEqualTo(greatest);
    assertThat(scale.ticks()).hasSizeBetween(2, 11);
    assertThat(scale.position(least)).isBetween(0.0, 1.0);
  }
}
