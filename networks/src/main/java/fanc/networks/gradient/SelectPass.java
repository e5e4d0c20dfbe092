package fanc.networks.gradient;

import fanc.networks.Select;

/** {@code y_i = x[sources[i]]}, or 0 without a source. */
final class SelectPass implements Pass {
  private final int[] sources;

  SelectPass(Select op) {
    this.sources = op.sources().stream().mapToInt(i -> i).toArray();
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int i = 0; i < sources.length; i++) {
      output[i] = sources[i] == Select.ZERO ? 0 : inputs[0][sources[i]];
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] != Select.ZERO) {
        inputGradients[0][sources[i]] += outputGradient[i];
      }
    }
  }
}
