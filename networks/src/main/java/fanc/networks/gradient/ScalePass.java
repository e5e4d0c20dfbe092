package fanc.networks.gradient;

import fanc.networks.Scale;

/** {@code y_i = s_i x_i + t_i}. */
final class ScalePass implements Pass {
  private final double[] scale;
  private final double[] shift;

  ScalePass(Scale op) {
    this.scale = op.scale().shared();
    this.shift = op.shift().shared();
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = scale[i] * inputs[0][i] + shift[i];
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int i = 0; i < output.length; i++) {
      inputGradients[0][i] += scale[i] * outputGradient[i];
    }
  }
}
