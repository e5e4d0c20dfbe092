package fanc.networks.folding;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Tensor;

/**
 * An affine op or a convolution, output by output: a row of weights and one bias for each column of
 * the matrix or each filter.
 *
 * @param op the op
 * @param weight its weights
 * @param bias its biases, one for each channel
 */
record OutputChannels(Op op, Tensor weight, Tensor bias) {

  /** Returns whether an op has such channels. */
  static boolean has(Op op) {
    return op instanceof Affine || op instanceof Conv2d;
  }

  /**
   * Takes an op apart.
   *
   * @throws IllegalArgumentException if it is neither affine nor a convolution
   */
  static OutputChannels of(Op op) {
    if (op instanceof Affine affine) {
      return new OutputChannels(op, affine.weight(), affine.bias());
    }
    if (op instanceof Conv2d convolution) {
      return new OutputChannels(op, convolution.weight(), convolution.bias());
    }
    throw new IllegalArgumentException(op.getClass().getSimpleName() + " has no weights");
  }

  int count() {
    return bias.size();
  }

  /** Returns the number of outputs, all positions of all channels. */
  int outputs() {
    return op instanceof Conv2d conv ? count() * conv.window().positions() : count();
  }

  /** Returns whether another op has the same numbers of channels and weights. */
  boolean isLike(OutputChannels other) {
    return op.getClass() == other.op.getClass() && weight.shape().equals(other.weight.shape());
  }

  /** Returns the weights of a channel. */
  double[] row(int channel) {
    double[] row = new double[weight.size() / count()];
    for (int k = 0; k < row.length; k++) {
      row[k] = weight.get(index(channel, k));
    }
    return row;
  }

  /** Returns the place of a channel's k-th weight: matrices have channels in columns. */
  int index(int channel, int k) {
    return op instanceof Affine ? k * count() + channel : channel * (weight.size() / count()) + k;
  }

  /**
   * Returns a bound on how far an exact bias is from the one that is stored, {@code gamma(k) |b|}
   * for k roundings.
   */
  double biasError(int channel) {
    int roundings = op instanceof Affine affine ? affine.roundings() : 0;
    double unit = roundings * 0x1p-53 * (1 + 0x1p-20);
    double error = unit * Math.abs(bias.get(channel)) * (1 + 0x1p-50);
    return roundings == 0 ? 0 : error + Double.MIN_NORMAL;
  }

  /** Returns the op with other weights and biases, whose entries went through as many roundings. */
  Op with(double[] weights, double[] biases) {
    Tensor w = Tensor.of(weight.shape(), weights);
    return op instanceof Affine affine
        ? new Affine(w, Tensor.vector(biases), affine.roundings())
        : new Conv2d(((Conv2d) op).window(), w, Tensor.vector(biases), ((Conv2d) op).groups());
  }
}
