package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expand stretches its input to a constant shape. */
final class ExpandRewrite implements Rewrite {
  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    Shape wanted = shape(node, node.integers(1));
    Optional<Shape> to = Broadcast.shape(from, wanted);
    if (to.isEmpty()) {
      throw node.refuse("shape " + from + " does not stretch to " + wanted);
    }
    node.rearrange(0, new IndexMap(to.get(), Broadcast.sources(from, to.get())));
  }

  /** Returns the shape with the given dimensions, refused where it is no shape or very large. */
  static Shape shape(NodeScope node, long[] dims) throws LoweringException {
    List<Integer> checked = new ArrayList<>();
    long size = 1;
    for (long dim : dims) {
      if (dim < 0 || dim > IndexMap.LARGEST || size * dim > IndexMap.LARGEST) {
        throw node.refuse(
            "makes a constant of more than " + IndexMap.LARGEST + " entries, or no shape");
      }
      size *= dim;
      checked.add((int) dim);
    }
    return new Shape(checked);
  }
}
