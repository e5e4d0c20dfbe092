package fanc.networks.lowering;

import fanc.networks.AveragePool;
import fanc.networks.Shape;
import fanc.networks.Window;

/**
 * AveragePool over one or two spatial dimensions. Padding that is counted ends where the node says;
 * where rounding up puts a window over that edge, a scale corrects the divisor.
 */
final class AveragePoolRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    boolean countPadding = node.integer("count_include_pad", 0) != 0;
    WindowGeometry geometry = WindowGeometry.ofPool(node);
    Window window = geometry.window();
    Shape out = WindowGeometry.outputShape(node, window.channels(), window);
    AveragePool pool = new AveragePool(window, countPadding);
    if (!countPadding || !overhangs(geometry)) {
      node.emit(pool, out, node.value(0));
      return;
    }
    Ball[] corrections = new Ball[out.size()];
    for (int i = 0; i < corrections.length; i++) {
      Ball counted = Ball.exact(geometry.offsetsOnPaddedImage(i % window.positions()));
      corrections[i] = Ball.exact(window.kernelSize()).over(counted);
    }
    Constant scale = Constant.ofBalls(Constant.Kind.REAL, out, corrections);
    Operand.Value mean = node.intermediate("mean", pool, out, node.value(0));
    node.emit(Entrywise.scale(scale, Entrywise.single(0), out), out, mean);
  }

  private static boolean overhangs(WindowGeometry geometry) {
    int last = geometry.window().positions() - 1;
    return geometry.offsetsOnPaddedImage(last) < geometry.window().kernelSize();
  }
}
