package fanc.verifier.kernels;

/** {@link JavaKernels} keeps the contract. */
public class JavaKernelsTest extends KernelsContract {

  @Override
  protected Kernels kernels() {
    return new JavaKernels();
  }
}
