package fanc.networks.lowering;

import fanc.networks.Shape;

/** Flatten joins the dimensions before an axis, and those from it on. */
final class FlattenRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape shape = node.input(0).shape();
    long given = node.integer("axis", 1);
    int axis = given == shape.rank() ? shape.rank() : node.axis(given, shape.rank());
    int rows = new Shape(shape.dims().subList(0, axis)).size();
    int columns = new Shape(shape.dims().subList(axis, shape.rank())).size();
    node.rearrange(0, IndexMap.reshape(Shape.of(rows, columns)));
  }
}
