package fanc.networks.gradient;

import fanc.networks.Affine;

/** {@code y = x W + b}; backward {@code dx = dy W^T}. */
final class AffinePass implements Pass {
  private final double[] weight;
  private final double[] bias;
  private final int n;
  private final int m;
  private final Rows rows;

  AffinePass(Affine op) {
    this.weight = op.weight().shared();
    this.bias = op.bias().shared();
    this.n = op.inputs();
    this.m = op.outputs();
    this.rows = new Rows(m);
  }

  /** Skips the zeros that rectifiers leave: weights are finite. */
  @Override
  public void forward(double[][] inputs, double[] output) {
    double[] x = inputs[0];
    System.arraycopy(bias, 0, output, 0, m);
    for (int i = 0; i < n; i++) {
      if (x[i] != 0) {
        rows.addMultiple(output, 0, x[i], weight, i * m);
      }
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    double[] dx = inputGradients[0];
    for (int i = 0; i < n; i++) {
      dx[i] += rows.dot(weight, i * m, outputGradient);
    }
  }

  @Override
  public long work(int outputs) {
    return (long) n * m;
  }
}
