package fanc.verifier.vector;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import fanc.verifier.kernels.KernelsContract;
import org.junit.jupiter.api.Test;

/** {@link VectorKernels} keeps the contract. */
public class VectorKernelsTest extends KernelsContract {

  @Override
  protected Kernels kernels() {
    return new VectorProvider().create();
  }

  @Test
  void isFoundByName() {
    assertThat(KernelsChoice.available()).contains("vector", "java");
    assertThat(KernelsChoice.named("vector").name()).isEqualTo("vector");
  }

  @Test
  void onlyLongRunsUseIt() {
    assertThat(KernelsChoice.best(1e8, CostModel.builtIn()).name()).isEqualTo("java");
    assertThat(KernelsChoice.best(1e12, CostModel.builtIn()).name()).isEqualTo("vector");
  }
}
