package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Unsqueeze inserts dimensions of size 1 at the given axes of the result. */
final class UnsqueezeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    int count =
        node.has(1) ? node.constant(1).size() : node.integers("axes").map(List::size).orElse(0);
    int rank = from.rank() + count;
    Set<Integer> axes = SqueezeRewrite.axes(node, rank).orElse(Set.of());
    if (axes.size() != count || count == 0) {
      throw node.refuse("axes are missing or repeated");
    }
    List<Integer> dims = new ArrayList<>();
    int next = 0;
    for (int d = 0; d < rank; d++) {
      dims.add(axes.contains(d) ? 1 : from.dim(next++));
    }
    node.rearrange(0, IndexMap.reshape(new Shape(dims)));
  }
}
