package fanc.networks.lowering;

import fanc.networks.Conv2d;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.List;

/**
 * Conv over one or two spatial dimensions with a stored kernel becomes a two-dimensional
 * convolution, over a single row where there is one dimension.
 */
final class ConvRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Tensor weight = exact(node, node.constant(1));
    Shape shape = weight.shape();
    if (shape.rank() != 3 && shape.rank() != 4) {
      throw node.refuse(
          "kernel of shape " + shape + ", expected three or four dimensions (one or two spatial)");
    }
    List<Long> kernel = kernel(node, shape);
    Window window = WindowGeometry.of(node, kernel);
    int groups = groups(node, window.channels(), shape.dim(0));
    if (window.channels() / groups != shape.dim(1)) {
      throw node.refuse(
          "input of shape "
              + node.value(0).shape()
              + " does not fit the kernel of shape "
              + shape
              + (groups > 1 ? " in " + groups + " groups" : ""));
    }
    Tensor bias = bias(node, shape.dim(0));
    Shape filters =
        Shape.of(shape.dim(0), shape.dim(1), window.kernelHeight(), window.kernelWidth());
    Conv2d op = new Conv2d(window, Tensor.of(filters, weight.shared()), bias, groups);
    node.emit(op, WindowGeometry.outputShape(node, shape.dim(0), window), node.value(0));
  }

  /** Returns the sizes of the kernel, which an attribute may repeat. */
  static List<Long> kernel(NodeScope node, Shape weight) throws LoweringException {
    List<Long> kernel =
        weight.dims().subList(2, weight.rank()).stream().map(d -> (long) d).toList();
    if (!node.integers("kernel_shape").orElse(kernel).equals(kernel)) {
      throw node.refuse("attribute 'kernel_shape' differs from the kernel of shape " + weight);
    }
    return kernel;
  }

  /** Returns the number of groups, which divides both numbers of channels. */
  static int groups(NodeScope node, int channels, int filters) throws LoweringException {
    long groups = node.integer("group", 1);
    if (groups < 1 || channels % groups != 0 || filters % groups != 0) {
      throw node.refuse(
          "attribute 'group' is "
              + groups
              + ", expected a divisor of "
              + channels
              + " channels and "
              + filters
              + " filters");
    }
    return (int) groups;
  }

  /** Returns the bias, zero where there is none. */
  static Tensor bias(NodeScope node, int filters) throws LoweringException {
    if (!node.has(2)) {
      return Tensor.zeros(filters);
    }
    Tensor bias = exact(node, node.constant(2));
    if (bias.size() != filters || bias.shape().rank() != 1) {
      throw node.refuse("bias of shape " + bias.shape() + ", expected [" + filters + "]");
    }
    return bias;
  }

  /** Returns the entries of a constant whose numbers are those of the file. */
  static Tensor exact(NodeScope node, Constant constant) throws LoweringException {
    if (!constant.isExact()) {
      throw node.refuse("a weight is computed and inexact, expected a stored one");
    }
    return constant.values();
  }
}
