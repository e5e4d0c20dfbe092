package fanc.verifier.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.KernelsChoice;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs in a virtual machine without the module that the vector kernels need. */
public class WithoutModuleTest {

  @BeforeAll
  static void needsAMachineWithout() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    Assumptions.assumeFalse(there, "the module is there");
  }

  @Test
  void plainJavaIsUsedInstead() {
    assertThat(KernelsChoice.available()).containsExactly("java");
    assertThat(KernelsChoice.best(1e15, CostModel.builtIn()).name()).isEqualTo("java");
  }

  @Test
  void whoAsksForItIsToldWhy() {
    assertThatThrownBy(() -> KernelsChoice.named("vector"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--add-modules");
    assertThatThrownBy(() -> new VectorProvider().create())
        .isInstanceOf(IllegalStateException.class);
  }
}
