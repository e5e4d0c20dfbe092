package fanc.verifier.nd4j;

import fanc.verifier.kernels.Kernels;

/** ND4J, loaded and checked; what the program and the class loader of the library share. */
public interface Nd4jSession {

  /** Returns the kernels. */
  Kernels kernels();

  /** Returns whether they work on a CUDA device rather than on the CPU. */
  boolean usesCuda();
}
