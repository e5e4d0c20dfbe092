package fanc.networks.gradient;

import fanc.networks.LeakyRelu;

/** {@code y_i = x_i} where {@code x_i >= 0}, else {@code a_i x_i}; at 0 the slope is 1. */
final class LeakyPass implements Pass {
  private final double[] slope;

  LeakyPass(LeakyRelu op) {
    this.slope = op.slope().shared();
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    double[] x = inputs[0];
    for (int i = 0; i < output.length; i++) {
      output[i] = x[i] >= 0 ? x[i] : slope[i] * x[i];
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int i = 0; i < output.length; i++) {
      inputGradients[0][i] += inputs[0][i] >= 0 ? outputGradient[i] : slope[i] * outputGradient[i];
    }
  }
}
