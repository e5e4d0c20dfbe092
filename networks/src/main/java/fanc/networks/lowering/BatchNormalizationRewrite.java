package fanc.networks.lowering;

import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;

/**
 * BatchNormalization in inference, {@code (x - mean) / sqrt(var + epsilon) gamma + beta} for each
 * channel, becomes a scale {@code gamma / sqrt(var + epsilon)} and a shift {@code beta - mean
 * scale}, both with their error.
 */
final class BatchNormalizationRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.ignore("momentum", "is_test", "consumed_inputs");
    node.require("training_mode", 0);
    node.require("spatial", 1);
    // Before operator set 14 there is no attribute for it, and further outputs mean training.
    if (node.node().outputs().stream().skip(1).anyMatch(output -> !output.isEmpty())) {
      throw node.refuse("has outputs of training mode; export the network for inference");
    }
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    int channels = shape.rank() < 2 ? 1 : shape.dim(1);
    Ball epsilon = Ball.exact(node.real("epsilon", (float) 1e-5));
    Ball[] scale = new Ball[channels];
    Ball[] shift = new Ball[channels];
    Constant gamma = parameter(node, 1, channels);
    Constant beta = parameter(node, 2, channels);
    Constant mean = parameter(node, 3, channels);
    Constant variance = parameter(node, 4, channels);
    for (int c = 0; c < channels; c++) {
      Ball deviation = variance.ball(c).plus(epsilon).squareRoot();
      scale[c] = gamma.ball(c).over(deviation);
      shift[c] = beta.ball(c).plus(mean.ball(c).times(scale[c]).negated());
      if (!(scale[c].radius() + shift[c].radius() < Double.POSITIVE_INFINITY)) {
        throw node.refuse("variance " + variance.get(c) + " of channel " + c + " is not positive");
      }
    }
    emit(node, x, scale, shift);
  }

  private static void emit(NodeScope node, Operand.Value x, Ball[] scale, Ball[] shift) {
    int n = x.shape().size();
    int channelSize =
        Math.max(1, n / (scale.length * (x.shape().rank() < 2 ? n : x.shape().dim(0))));
    double[][] coefficients = new double[4][n];
    for (int i = 0; i < n; i++) {
      int c = i / channelSize % scale.length;
      coefficients[0][i] = scale[c].center();
      coefficients[1][i] = shift[c].center();
      coefficients[2][i] = scale[c].radius();
      coefficients[3][i] = shift[c].radius();
    }
    Scale op =
        new Scale(
            Tensor.vector(coefficients[0]),
            Tensor.vector(coefficients[1]),
            Tensor.vector(coefficients[2]),
            Tensor.vector(coefficients[3]));
    node.emit(op, x.shape(), x);
  }

  private static Constant parameter(NodeScope node, int i, int channels) throws LoweringException {
    Constant constant = node.constant(i);
    if (constant.size() != channels) {
      throw node.refuse(
          "input " + i + " has shape " + constant.shape() + ", expected [" + channels + "]");
    }
    return constant;
  }
}
