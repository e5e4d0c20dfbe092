package fanc.networks.lowering;

import fanc.networks.MaxPool;
import fanc.networks.Shape;
import fanc.networks.Window;

/** MaxPool of two spatial dimensions. */
final class MaxPoolRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    // The order of stored indices does not matter: only the values are read.
    node.ignore("storage_order");
    Window window = WindowGeometry.ofPool(node);
    Shape out = Shape.of(1, window.channels(), window.outHeight(), window.outWidth());
    node.emit(new MaxPool(window), out, node.value(0));
  }
}
