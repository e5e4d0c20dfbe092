package fanc.networks.gradient;

/** Sum of all inputs, entry by entry; with one input a copy. */
final class SumPass implements Pass {

  @Override
  public void forward(double[][] inputs, double[] output) {
    System.arraycopy(inputs[0], 0, output, 0, output.length);
    for (int k = 1; k < inputs.length; k++) {
      new Rows(output.length).addMultiple(output, 0, 1, inputs[k], 0);
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (double[] inputGradient : inputGradients) {
      new Rows(output.length).addMultiple(inputGradient, 0, 1, outputGradient, 0);
    }
  }
}
