package fanc.networks.lowering;

import fanc.networks.AveragePool;
import fanc.networks.Shape;
import fanc.networks.Window;

/** AveragePool of two spatial dimensions. */
final class AveragePoolRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.require("ceil_mode", 0);
    boolean countPadding = node.integer("count_include_pad", 0) != 0;
    Window window = WindowGeometry.ofPool(node);
    Shape out = Shape.of(1, window.channels(), window.outHeight(), window.outWidth());
    node.emit(new AveragePool(window, countPadding), out, node.value(0));
  }
}
