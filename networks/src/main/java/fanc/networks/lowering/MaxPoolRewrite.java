package fanc.networks.lowering;

import fanc.networks.MaxPool;
import fanc.networks.Shape;
import fanc.networks.Window;

/** MaxPool over one or two spatial dimensions. */
final class MaxPoolRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    // The order of stored indices does not matter: only the values are read.
    node.ignore("storage_order");
    Window window = WindowGeometry.ofPool(node).window();
    Shape out = WindowGeometry.outputShape(node, window.channels(), window);
    node.emit(new MaxPool(window), out, node.value(0));
  }
}
