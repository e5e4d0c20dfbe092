package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    BigDecimal half = new BigDecimal("0.5");
    assertThat(new IntQuantization(4, Rounding.TRUNCATE, Scope.DENSE, Granularity.CHANNEL).name())
        .isEqualTo("int4-channel");
    assertThat(new StochasticQuantization(8, Scope.ALL, Granularity.TENSOR, 7).name())
        .isEqualTo("int8-stochastic-all-seed7");
    assertThat(new Bfloat16Rounding(Scope.ALL).name()).isEqualTo("bfloat16-all");
    assertThat(new GlobalPruning(half, Scope.ALL).name()).isEqualTo("prune50-global-all");
    assertThat(new RandomPruning(half, Extent.LAYER, Scope.DENSE, 1).name())
        .isEqualTo("random50-seed1");
    assertThat(new AntiRandomPruning(half, Extent.GLOBAL, Scope.ALL, 2).name())
        .isEqualTo("antirandom50-global-all-seed2");
    assertThat(new PatternSparsity(2, 4, Scope.DENSE).name()).isEqualTo("sparse2of4");
    assertThat(new Clustering(16, Scope.DENSE, 0).name()).isEqualTo("cluster16-seed0");
    assertThat(new StructuredPruning(Part.FILTERS, half, Norm.L2, Effect.REMOVE).name())
        .isEqualTo("remove-filters50-l2");
    assertThat(MagnitudePruning.paper("0.5").name()).isEqualTo("prune50");
    assertThat(MagnitudePruning.paper("0.1", "0.125", "1.00").name()).isEqualTo("prune10-12.5-100");
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> IntQuantization.paper(1)).hasMessageContaining("from 2 to 16");
    assertThatThrownBy(() -> IntQuantization.paper(17)).hasMessageContaining("from 2 to 16");
    assertThatThrownBy(() -> new StochasticQuantization(17, Scope.ALL, Granularity.CHANNEL, 1))
        .hasMessageContaining("from 2 to 16");
    assertThatThrownBy(() -> new PatternSparsity(4, 4, Scope.ALL)).hasMessageContaining("4:4");
    assertThatThrownBy(() -> new PatternSparsity(0, 4, Scope.ALL)).hasMessageContaining("0:4");
    assertThatThrownBy(() -> new Clustering(1, Scope.ALL, 0)).hasMessageContaining("from 2");
    assertThatThrownBy(() -> new Chain(List.of())).hasMessageContaining("at least one");
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
    assertThatThrownBy(() -> Float16Rounding.paper().apply(Weights.dense(1, 2, 1, -70000)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("-70000");
    assertThatThrownBy(
            () -> new Bfloat16Rounding(Scope.ALL).apply(Weights.dense(1, 2, 1, -Float.MAX_VALUE)))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContainingAll("bfloat16", "-3.4028235E38");
  }
}
