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
    node.rearrange(0, map(from, permutation.stream().map(Long::intValue).toList()));
  }

  /** Returns the map whose dimension d is dimension {@code permutation[d]} of a shape. */
  static IndexMap map(Shape from, List<Integer> permutation) {
    int[] all = IndexMap.strides(from);
    List<Integer> dims = permutation.stream().map(from::dim).toList();
    int[] strides = permutation.stream().mapToInt(d -> all[d]).toArray();
    Shape to = new Shape(dims);
    return new IndexMap(to, IndexMap.walk(to, 0, strides));
  }
}
