package fanc.networks.lowering;

import fanc.networks.Add;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Sum of any number of inputs: its constants are folded to one shift, its values added in order.
 */
final class SumRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = node.input(0).shape();
    for (int i = 1; i < node.node().inputs().size(); i++) {
      Shape other = node.input(i).shape();
      Shape both = shape;
      shape =
          Broadcast.shape(both, other)
              .orElseThrow(() -> node.refuse("shapes " + both + " and " + other + " do not fit"));
    }
    List<Operand.Value> values = new ArrayList<>();
    Constant shift = Entrywise.single(0);
    for (int i = 0; i < node.node().inputs().size(); i++) {
      if (node.isConstant(i)) {
        shift = Entrywise.sum(shift, node.constant(i), shape);
      } else {
        values.add(node.stretched(node.value(i), shape));
      }
    }
    if (values.isEmpty()) {
      node.define(shift);
    } else {
      emit(node, values, shift, shape);
    }
  }

  private static void emit(
      NodeScope node, List<Operand.Value> values, Constant shift, Shape shape) {
    boolean shifted = values.size() < node.node().inputs().size();
    Operand.Value sum = values.get(0);
    for (int i = 1; i < values.size(); i++) {
      if (i == values.size() - 1 && !shifted) {
        node.emit(new Add(), shape, sum, values.get(i));
        return;
      }
      sum = node.intermediate("sum", new Add(), shape, sum, values.get(i));
    }
    node.emit(last(shift, shifted, shape), shape, sum);
  }

  private static Op last(Constant shift, boolean shifted, Shape shape) {
    return shifted ? Entrywise.scale(Entrywise.single(1), shift, shape) : new Reshape();
  }
}
