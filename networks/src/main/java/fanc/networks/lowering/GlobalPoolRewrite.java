package fanc.networks.lowering;

import fanc.networks.AveragePool;
import fanc.networks.MaxPool;
import fanc.networks.Shape;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * GlobalAveragePool and GlobalMaxPool: one window over each channel, whatever its dimensions.
 *
 * @param maximum true for the largest value, false for the mean
 */
record GlobalPoolRewrite(boolean maximum) implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    if (shape.rank() < 3 || shape.size() == 0) {
      throw node.refuse("input of shape " + shape + ", expected [1 x C x H x W]");
    }
    int rows = shape.dim(0) * shape.dim(1);
    Window window = Window.overRows(rows, shape.size() / rows);
    List<Integer> dims = new ArrayList<>(List.of(shape.dim(0), shape.dim(1)));
    while (dims.size() < shape.rank()) {
      dims.add(1);
    }
    node.emit(maximum ? new MaxPool(window) : new AveragePool(window, true), new Shape(dims), x);
  }
}
