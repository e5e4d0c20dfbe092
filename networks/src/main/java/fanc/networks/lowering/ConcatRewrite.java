package fanc.networks.lowering;

import fanc.networks.Concat;
import fanc.networks.Op;
import fanc.networks.Select;
import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Concat along any axis: values are joined one after the other and then put in order; constants
 * among them become a shift of zeros put between. Constants alone are folded.
 */
final class ConcatRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    List<Operand> parts = new ArrayList<>();
    for (int i = 0; i < node.node().inputs().size(); i++) {
      parts.add(node.input(i));
    }
    int axis = node.axis(node.integer("axis", 1), node.input(0).shape().rank());
    Shape shape = shape(node, parts, axis);
    if (parts.stream().allMatch(part -> part instanceof Constant)) {
      Ball[] entries = new Ball[shape.size()];
      for (Placed placed : placed(parts, shape, axis)) {
        for (int k = 0; k < placed.targets().length; k++) {
          entries[placed.targets()[k]] = ((Constant) placed.part()).ball(k);
        }
      }
      node.define(Constant.ofBalls(node.constant(0).kind(), shape, entries));
    } else {
      emit(node, placed(parts, shape, axis), shape);
    }
  }

  /** A part and, for each of its entries, where it stands in the result. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Placed(Operand part, int[] targets) {}

  private static Shape shape(NodeScope node, List<Operand> parts, int axis)
      throws LoweringException {
    Shape first = parts.get(0).shape();
    int along = 0;
    for (Operand part : parts) {
      List<Integer> dims = new ArrayList<>(part.shape().dims());
      if (dims.size() == first.rank()) {
        along = Math.addExact(along, dims.get(axis));
        dims.set(axis, first.dim(axis));
      }
      if (!dims.equals(first.dims())) {
        throw node.refuse(
            "shapes " + first + " and " + part.shape() + " differ beside axis " + axis);
      }
    }
    List<Integer> dims = new ArrayList<>(first.dims());
    dims.set(axis, along);
    Shape shape = new Shape(dims);
    IndexMap.requireSize(shape);
    return shape;
  }

  private static List<Placed> placed(List<Operand> parts, Shape shape, int axis) {
    int[] strides = IndexMap.strides(shape);
    List<Placed> placed = new ArrayList<>();
    int offset = 0;
    for (Operand part : parts) {
      int[] targets = IndexMap.walk(part.shape(), offset * strides[axis], strides);
      placed.add(new Placed(part, targets));
      offset += part.shape().dim(axis);
    }
    return placed;
  }

  private static void emit(NodeScope node, List<Placed> parts, Shape shape) {
    List<Operand.Value> values = new ArrayList<>();
    Integer[] sources = new Integer[shape.size()];
    Arrays.fill(sources, Select.ZERO);
    Ball[] shift = new Ball[shape.size()];
    Arrays.fill(shift, Ball.exact(0));
    int joined = 0;
    for (Placed placed : parts) {
      for (int k = 0; k < placed.targets().length; k++) {
        if (placed.part() instanceof Constant constant) {
          shift[placed.targets()[k]] = constant.ball(k);
        } else {
          sources[placed.targets()[k]] = joined++;
        }
      }
      if (placed.part() instanceof Operand.Value value) {
        values.add(value);
      }
    }
    List<Op> after = new ArrayList<>();
    if (!inOrder(sources)) {
      after.add(new Select(Arrays.asList(sources)));
    }
    if (values.size() < parts.size()) {
      after.add(shiftBy(shift));
    }
    emit(node, values, joined, after, shape);
  }

  private static void emit(
      NodeScope node, List<Operand.Value> values, int joined, List<Op> after, Shape shape) {
    Op concat = new Concat(values.size());
    Operand.Value[] inputs = values.toArray(new Operand.Value[0]);
    if (after.isEmpty()) {
      node.emit(concat, shape, inputs);
      return;
    }
    Operand.Value value =
        values.size() == 1
            ? values.get(0)
            : node.intermediate("joined", concat, Shape.of(joined), inputs);
    for (Op op : after.subList(0, after.size() - 1)) {
      value = node.intermediate("placed", op, shape, value);
    }
    node.emit(after.get(after.size() - 1), shape, value);
  }

  private static boolean inOrder(Integer[] sources) {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] != i) {
        return false;
      }
    }
    return true;
  }

  private static Op shiftBy(Ball[] shift) {
    Constant constant = Constant.ofBalls(Constant.Kind.REAL, Shape.of(shift.length), shift);
    return Entrywise.scale(Entrywise.single(1), constant, constant.shape());
  }
}
