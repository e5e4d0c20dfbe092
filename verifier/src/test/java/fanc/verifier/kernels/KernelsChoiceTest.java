package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Only the plain backend is on the class path of these tests. */
public class KernelsChoiceTest {

  @Test
  void plainJavaIsAlwaysThere() {
    assertThat(KernelsChoice.available()).contains("java");
    assertThat(KernelsChoice.named("java").name()).isEqualTo("java");
    assertThat(KernelsChoice.best(1e15, CostModel.builtIn()).name()).isEqualTo("java");
  }

  @Test
  void unknownNameIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> KernelsChoice.named("abacus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("abacus")
        .hasMessageContaining("java");
  }
}
