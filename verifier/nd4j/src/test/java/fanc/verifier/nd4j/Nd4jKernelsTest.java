package fanc.verifier.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import fanc.verifier.kernels.KernelsContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kernels keep the contract, loaded the way the program loads them. */
public class Nd4jKernelsTest extends KernelsContract {

  @BeforeAll
  static void needsTheLibrary() {
    Platform.assumeServed();
  }

  @Override
  protected Kernels kernels() {
    return new Nd4jProvider().create();
  }

  @Test
  void areFoundByNameAlone() {
    assertThat(KernelsChoice.available()).containsExactly("java", "nd4j");
    assertThat(KernelsChoice.best(1e15, CostModel.builtIn()).name()).isEqualTo("java");
    assertThat(KernelsChoice.named("nd4j").name()).isEqualTo("nd4j");
  }

  @Test
  void liveInAClassLoaderOfTheirOwn() {
    ClassLoader library = kernels().getClass().getClassLoader();
    assertThat(library).isNotSameAs(Nd4jProvider.class.getClassLoader());
    assertThat(Kernels.class).isAssignableFrom(kernels().getClass());
  }

  @Test
  void matricesLargerThanAreKeptAreRight() {
    int n = 1500;
    double[] a = new double[n * n];
    a[n * n - 1] = 3;
    double[] c = new double[n * n];
    for (int round = 0; round < 2; round++) {
      kernels().multiply(a, a, c, n, n, n);
      assertThat(c[n * n - 1]).isEqualTo(9);
    }
  }
}
