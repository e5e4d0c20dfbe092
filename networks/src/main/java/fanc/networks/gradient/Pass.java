package fanc.networks.gradient;

/** The two directions of one op, as loops over arrays. Stateless but for scratch memory. */
interface Pass {

  /**
   * Computes the op.
   *
   * @param inputs one array for each value the op reads; not modified
   * @param output filled with the op's value, whatever it held before
   */
  void forward(double[][] inputs, double[] output);

  /**
   * Adds the op's share of the derivative to what it reads.
   *
   * @param inputs as given to the last {@link #forward}
   * @param output as filled by it
   * @param outputGradient derivative of the result with respect to each entry of {@code output}
   * @param inputGradients one array for each input, added to
   */
  void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients);

  /** Returns about how many multiplications one {@link #forward} takes, given the output's size. */
  default long work(int outputs) {
    return outputs;
  }
}
