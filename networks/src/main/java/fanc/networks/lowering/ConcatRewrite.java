package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/** Concat of constants of rank 1, as shape arithmetic has it, is folded. */
final class ConcatRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    List<Ball> entries = new ArrayList<>();
    for (int i = 0; i < node.node().inputs().size(); i++) {
      Constant part = node.constant(i);
      if (part.shape().rank() != 1) {
        throw node.refuse("constants of shape " + part.shape() + ", expected one dimension");
      }
      for (int j = 0; j < part.size(); j++) {
        entries.add(part.ball(j));
      }
    }
    node.axis(node.integer("axis", 0), 1);
    Shape shape = Shape.of(entries.size());
    Constant.Kind kind = node.constant(0).kind();
    node.define(Constant.ofBalls(kind, shape, entries.toArray(new Ball[0])));
  }
}
