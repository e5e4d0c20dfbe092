package fanc.networks.lowering;

import fanc.networks.Conv2d;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.List;

/** Conv of one group with a stored kernel becomes a two-dimensional convolution. */
final class ConvRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.require("group", 1);
    Constant weight = node.constant(1);
    Shape shape = weight.shape();
    if (shape.rank() != 4) {
      throw node.refuse("kernel of shape " + shape + ", expected four dimensions");
    }
    List<Long> kernel = List.of((long) shape.dim(2), (long) shape.dim(3));
    if (!node.integers("kernel_shape").orElse(kernel).equals(kernel)) {
      throw node.refuse("attribute 'kernel_shape' differs from the kernel of shape " + shape);
    }
    Window window = WindowGeometry.of(node, kernel, false);
    if (window.channels() != shape.dim(1)) {
      throw node.refuse(
          "input of shape " + node.value(0).shape() + " does not fit the kernel of shape " + shape);
    }
    Tensor bias = Tensor.zeros(shape.dim(0));
    if (node.has(2)) {
      bias = exact(node, node.constant(2));
      if (bias.size() != shape.dim(0) || bias.shape().rank() != 1) {
        throw node.refuse("bias of shape " + bias.shape() + ", expected [" + shape.dim(0) + "]");
      }
    }
    Shape out = Shape.of(1, shape.dim(0), window.outHeight(), window.outWidth());
    node.emit(new Conv2d(window, exact(node, weight), bias), out, node.value(0));
  }

  private static Tensor exact(NodeScope node, Constant constant) throws LoweringException {
    if (!constant.isExact()) {
      throw node.refuse("a weight is computed and inexact, expected a stored one");
    }
    return constant.values();
  }
}
