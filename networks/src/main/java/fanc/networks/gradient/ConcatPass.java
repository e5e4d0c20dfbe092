package fanc.networks.gradient;

/** One input after the other. */
final class ConcatPass implements Pass {

  @Override
  public void forward(double[][] inputs, double[] output) {
    int start = 0;
    for (double[] input : inputs) {
      System.arraycopy(input, 0, output, start, input.length);
      start += input.length;
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    int start = 0;
    for (double[] inputGradient : inputGradients) {
      new Rows(inputGradient.length).addMultiple(inputGradient, 0, 1, outputGradient, start);
      start += inputGradient.length;
    }
  }
}
