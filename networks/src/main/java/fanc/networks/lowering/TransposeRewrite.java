package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Transpose permutes the dimensions; reversed where no permutation is given. */
final class TransposeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    List<Long> reversed = new ArrayList<>();
    for (int d = from.rank() - 1; d >= 0; d--) {
      reversed.add((long) d);
    }
    List<Long> permutation = node.integers("perm").orElse(reversed);
    if (permutation.size() != from.rank()
        || !new TreeSet<>(permutation).equals(new TreeSet<>(reversed))) {
      throw node.refuse("permutation " + permutation + " of a value of shape " + from);
    }
    List<Integer> dims = new ArrayList<>();
    int[] strides = new int[from.rank()];
    for (int d = 0; d < from.rank(); d++) {
      int source = permutation.get(d).intValue();
      dims.add(from.dim(source));
      strides[d] = IndexMap.strides(from)[source];
    }
    Shape to = new Shape(dims);
    node.rearrange(0, new IndexMap(to, IndexMap.walk(to, 0, strides)));
  }
}
