package fanc.verifier.nd4j;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsContract;
import org.junit.jupiter.api.BeforeAll;

/**
 * The way numbers take to a CUDA device keeps the contract; here it is taken on the CPU. ND4J lies
 * on the class path of the tests, so this needs no class loader.
 */
public class CopyingProductTest extends KernelsContract {

  private final Kernels kernels = new Nd4jKernels(new CopyingProduct());

  @BeforeAll
  static void needsTheLibrary() {
    Platform.assumeServed();
  }

  @Override
  protected Kernels kernels() {
    return kernels;
  }
}
