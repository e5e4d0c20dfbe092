package fanc.networks.gradient;

/** Product of two inputs, entry by entry. */
final class ProductPass implements Pass {

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = inputs[0][i] * inputs[1][i];
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int i = 0; i < output.length; i++) {
      inputGradients[0][i] += outputGradient[i] * inputs[1][i];
      inputGradients[1][i] += outputGradient[i] * inputs[0][i];
    }
  }
}
