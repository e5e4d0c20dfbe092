package fanc.networks.lowering;

import fanc.networks.Shape;

/** Shape is known: a constant. */
final class ShapeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = node.input(0).shape();
    int start = bound(node.integer("start", 0), shape.rank());
    int end = Math.max(start, bound(node.integer("end", shape.rank()), shape.rank()));
    node.define(
        Constant.integers(shape.dims().subList(start, end).stream().mapToDouble(d -> d).toArray()));
  }

  private static int bound(long given, int rank) {
    return (int) Math.max(0, Math.min(rank, given < 0 ? given + rank : given));
  }
}
