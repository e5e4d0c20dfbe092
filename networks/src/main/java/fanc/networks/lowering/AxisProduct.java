package fanc.networks.lowering;

import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.Arrays;

/**
 * Product of one axis of a value with a constant matrix, {@code y[o,r,c] = sum over i of K[r,i]
 * x[o,i,c]}, as a 1 x 1 convolution over all other axes: no more numbers than the matrix has.
 *
 * @param outer number of entries of the axes before
 * @param inner length of the axis
 * @param columns number of entries of the axes behind
 */
record AxisProduct(int outer, int inner, int columns) {

  /**
   * Emits the product plus a bias.
   *
   * @param kernel K, rows x inner
   * @param bias one entry for each of the output, or none for no bias
   * @param out shape of the output, outer x rows x columns entries
   */
  void emit(NodeScope node, Operand.Value x, Constant kernel, Constant bias, Shape out)
      throws LoweringException {
    if (!kernel.isExact()) {
      throw node.refuse("the constant is computed and inexact, expected a stored one");
    }
    int rows = kernel.shape().dim(0);
    int places = outer * columns;
    boolean shuffles = outer > 1;
    boolean shifts = bias.size() > 0 && !isZero(bias);
    Operand.Value image = shuffles ? toFront(node, x) : x;
    Window window = new Window(inner, 1, places, 1, 1, 1, 1, 0, 0, 1, places);
    Tensor weight = Tensor.of(Shape.of(rows, inner, 1, 1), kernel.values().shared());
    Conv2d product = new Conv2d(window, weight, Tensor.zeros(rows));
    Shape produced = shuffles ? Shape.of(rows, outer, columns) : out;
    if (!shuffles && !shifts) {
      node.emit(product, produced, image);
      return;
    }
    Operand.Value y = node.intermediate("product", product, produced, image);
    if (shuffles && !shifts) {
      node.emit(back(rows), out, y);
      return;
    }
    y = shuffles ? node.intermediate("back", back(rows), out, y) : y;
    double[] ones = new double[out.size()];
    Arrays.fill(ones, 1);
    Tensor[] shift = Entrywise.stretched(bias, out);
    Scale plus = new Scale(Tensor.vector(ones), shift[0], Tensor.zeros(ones.length), shift[1]);
    node.emit(plus, out, y);
  }

  private static boolean isZero(Constant bias) {
    boolean zero = bias.isExact();
    for (int i = 0; i < bias.size() && zero; i++) {
      zero = bias.get(i) == 0;
    }
    return zero;
  }

  private Operand.Value toFront(NodeScope node, Operand.Value x) {
    Shape image = Shape.of(inner, outer, columns);
    int[] sources = IndexMap.walk(image, 0, new int[] {columns, inner * columns, 1});
    return node.intermediate("front", select(sources), image, x);
  }

  private Select back(int rows) {
    Shape out = Shape.of(outer, rows, columns);
    return select(IndexMap.walk(out, 0, new int[] {columns, outer * columns, 1}));
  }

  private static Select select(int[] sources) {
    return new Select(Arrays.stream(sources).boxed().toList());
  }
}
