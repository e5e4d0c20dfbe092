package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Shape;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApproximationTest {

  @Test
  void paperRulesHaveThePaperNamesAndOthersSayWhatDeviates() {
    assertThat(Float16Rounding.paper().name()).isEqualTo("float16");
    assertThat(new Float16Rounding(Scope.ALL).name()).isEqualTo("float16-all");
    assertThat(IntQuantization.paper(8).name()).isEqualTo("int8");
    assertThat(IntQuantization.nearest(8).name()).isEqualTo("int8-nearest-all-channel");
    assertThat(MagnitudePruning.paper("0.5").name()).isEqualTo("prune50");
    assertThat(MagnitudePruning.paper("0.1", "0.125", "1.00").name()).isEqualTo("prune10-12.5-100");
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> IntQuantization.paper(1)).hasMessageContaining("from 2 to 16");
    assertThatThrownBy(() -> IntQuantization.paper(17)).hasMessageContaining("from 2 to 16");
    assertThatThrownBy(
            () -> new IntQuantization(8, Rounding.TRUNCATE, Scope.ALL, Granularity.CHANNEL))
        .hasMessageContaining("nearest");
    assertThatThrownBy(() -> MagnitudePruning.paper("1.1")).hasMessageContaining("1.1");
    assertThatThrownBy(() -> MagnitudePruning.paper("-0.1")).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> MagnitudePruning.paper("0.2", "0.1")).hasMessageContaining("grow");
    assertThatThrownBy(() -> new MagnitudePruning(List.of(), Scope.DENSE))
        .hasMessageContaining("at least one");
  }

  @Test
  void fractionsAreEqualByValueNotByTheirZeros() {
    assertThat(MagnitudePruning.paper("0.50"))
        .isEqualTo(new MagnitudePruning(List.of(new BigDecimal("0.5")), Scope.DENSE));
  }

  @Test
  void weightBeyondHalfPrecisionIsRefused() {
    assertThatThrownBy(
            () -> Float16Rounding.paper().apply(new float[] {1, -70000}, Shape.of(1, 2), 1))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("-70000");
  }
}
