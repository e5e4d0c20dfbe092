package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/** Gather picks entries along one axis by constant indices. */
final class GatherRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    int axis = node.axis(node.integer("axis", 0), from.rank());
    Constant indices = node.constant(1);
    List<Integer> dims = new ArrayList<>(from.dims().subList(0, axis));
    dims.addAll(indices.shape().dims());
    dims.addAll(from.dims().subList(axis + 1, from.rank()));
    Shape to = new Shape(dims);
    IndexMap.requireSize(to);
    int[] picked = new int[indices.size()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = node.axis(indices.integer(i), from.dim(axis));
    }
    int inner = IndexMap.strides(from)[axis];
    int[] sources = new int[to.size()];
    for (int i = 0; i < sources.length; i++) {
      int block = i / inner / picked.length;
      int pick = picked[i / inner % picked.length];
      sources[i] = (block * from.dim(axis) + pick) * inner + i % inner;
    }
    node.rearrange(0, new IndexMap(to, sources));
  }
}
