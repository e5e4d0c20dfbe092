package fanc.networks.lowering;

import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * ConvTranspose over one or two spatial dimensions becomes a selection and a convolution.
 *
 * <p>A transposed convolution of stride s adds {@code W[c, o, k] x[c, i]} to output {@code s i + d
 * k - pad}. That is the convolution, with stride 1 and dilation d, of the kernel turned round and
 * the image spread out: {@code s - 1} zeros between its entries, {@code d (kernel - 1) - pad}
 * before them and what is missing after them. So it needs no op of its own, hence no transformer,
 * kernel or gradient that could be wrong; the zeros cost up to s multiplications for one in each
 * direction, which kernels that skip zeros save in part.
 */
final class ConvTransposeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Tensor weight = ConvRewrite.exact(node, node.constant(1));
    Operand.Value x = node.value(0);
    int spatial = x.shape().rank() - 2;
    if (spatial < 1 || spatial > 2 || x.shape().dim(0) != 1) {
      throw node.refuse(
          "input of shape " + x.shape() + ", expected one image of one or two spatial dimensions");
    }
    if (weight.shape().rank() != x.shape().rank() || weight.shape().dim(0) != x.shape().dim(1)) {
      throw node.refuse("kernel of shape " + weight.shape() + " does not fit " + x.shape());
    }
    List<Long> kernel = ConvRewrite.kernel(node, weight.shape());
    long group = node.integer("group", 1);
    int filters = Math.toIntExact(Math.multiplyExact(weight.shape().dim(1), group));
    int groups = ConvRewrite.groups(node, x.shape().dim(1), filters);
    TransposedGeometry[] axes = TransposedGeometry.of(node, kernel);
    Op spread = new Select(sources(x.shape().dim(1), axes));
    Window window = window(x.shape().dim(1), axes);
    Conv2d convolution =
        new Conv2d(window, turned(weight, groups, axes), ConvRewrite.bias(node, filters), groups);
    Shape between = Shape.of(1, window.channels(), window.height(), window.width());
    Operand.Value image = node.intermediate("spread", spread, between, x);
    Shape out =
        spatial == 2
            ? Shape.of(1, filters, window.outHeight(), window.outWidth())
            : Shape.of(1, filters, window.outWidth());
    node.emit(convolution, out, image);
  }

  private static Window window(int channels, TransposedGeometry[] axes) {
    return new Window(
        channels,
        axes[0].spread(),
        axes[1].spread(),
        axes[0].kernel(),
        axes[1].kernel(),
        1,
        1,
        axes[0].dilation(),
        axes[1].dilation(),
        0,
        0,
        axes[0].out(),
        axes[1].out());
  }

  private static List<Integer> sources(int channels, TransposedGeometry[] axes) {
    List<Integer> sources = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < axes[0].spread(); y++) {
        for (int x = 0; x < axes[1].spread(); x++) {
          int row = axes[0].source(y);
          int column = axes[1].source(x);
          boolean zero = row < 0 || column < 0;
          sources.add(zero ? Select.ZERO : (c * axes[0].size() + row) * axes[1].size() + column);
        }
      }
    }
    return sources;
  }

  /** Returns the kernel by filters, each offset where its opposite was. */
  private static Tensor turned(Tensor weight, int groups, TransposedGeometry[] axes) {
    int kernelSize = axes[0].kernel() * axes[1].kernel();
    int channels = weight.shape().dim(0) / groups;
    int filters = weight.shape().dim(1);
    double[] turned = new double[weight.size()];
    for (int g = 0; g < groups; g++) {
      for (int o = 0; o < filters; o++) {
        for (int c = 0; c < channels; c++) {
          int from = ((g * channels + c) * filters + o) * kernelSize;
          int to = ((g * filters + o) * channels + c) * kernelSize;
          for (int k = 0; k < kernelSize; k++) {
            turned[to + k] = weight.get(from + kernelSize - 1 - k);
          }
        }
      }
    }
    Shape shape = Shape.of(groups * filters, channels, axes[0].kernel(), axes[1].kernel());
    return Tensor.of(shape, turned);
  }
}
