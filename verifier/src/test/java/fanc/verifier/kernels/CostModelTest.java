package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link CostModel} is a function of its figures. */
public class CostModelTest {

  private static final List<String> BOTH = List.of("vector", "java");

  /** Even at 2e9 multiplications: 2 s either way. */
  private static final CostModel MODEL =
      new CostModel(List.of(new BackendCost("java", 0, 1e9), new BackendCost("vector", 1, 2e9)));

  @Test
  void shortRunsDoNotPayForAStart() {
    assertThat(MODEL.fastest(BOTH, 0)).isEqualTo("java");
    assertThat(MODEL.fastest(BOTH, 1.99e9)).isEqualTo("java");
    assertThat(MODEL.fastest(BOTH, 2.01e9)).isEqualTo("vector");
  }

  @Test
  void theFirstWinsATie() {
    assertThat(MODEL.fastest(BOTH, 2e9)).isEqualTo("java");
  }

  @Test
  void onlyWhatIsAvailableIsChosen() {
    assertThat(MODEL.fastest(List.of("java"), 1e15)).isEqualTo("java");
    assertThat(MODEL.fastest(List.of("abacus"), 1e15)).isEqualTo("java");
  }

  @Test
  void aSlowBackendIsNeverChosen() {
    CostModel slow =
        new CostModel(List.of(new BackendCost("java", 0, 2e9), new BackendCost("vector", 1, 1e9)));
    assertThat(slow.fastest(BOTH, 1e18)).isEqualTo("java");
  }

  @Test
  void figuresThatAreNoneAreRefused() {
    for (double wrong : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new BackendCost("java", 0, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new BackendCost("java", Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
