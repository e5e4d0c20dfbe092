package fanc.verifier.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import fanc.verifier.kernels.KernelsContract;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link OpenBlasKernels} keeps the contract where the native library is there. */
public class OpenBlasKernelsTest extends KernelsContract {

  @BeforeAll
  static void needsTheLibrary() {
    new OpenBlasProvider()
        .unavailable()
        .ifPresent(reason -> Assumptions.abort("OpenBLAS is not tested: " + reason));
  }

  @Override
  protected Kernels kernels() {
    return new OpenBlasProvider().create();
  }

  @Test
  void isFoundByName() {
    assertThat(KernelsChoice.available()).containsExactly("openblas", "java");
    assertThat(KernelsChoice.best(1e15, CostModel.builtIn()).name()).isEqualTo("openblas");
    assertThat(KernelsChoice.named("openblas").name()).isEqualTo("openblas");
    assertThat(KernelsChoice.named("java").name()).isEqualTo("java");
  }

  @Test
  void platformWithoutLibraryIsUnavailableWithReason() {
    assertThat(OpenBlasProvider.missing("plan9-vax").orElseThrow()).contains("plan9-vax");
  }

  @Test
  void matricesLargerThanAThreadKeepsAreFreed() {
    int n = 1500;
    double[] a = new double[n * n];
    a[n * n - 1] = 3;
    double[] c = new double[n * n];
    for (int round = 0; round < 2; round++) {
      kernels().multiply(a, a, c, n, n, n);
      assertThat(c[n * n - 1]).isEqualTo(9);
    }
  }

  @Test
  void calibrationIsPositive() {
    assertThat(Calibration.dgemmGflops(kernels())).isGreaterThan(0.1);
  }
}
