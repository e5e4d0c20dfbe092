package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/** Reshape: 0 keeps a dimension, -1 takes what is left. */
final class ReshapeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    boolean zeroIsZero = node.integer("allowzero", 0) != 0;
    long[] wanted =
        node.has(1)
            ? node.integers(1)
            : node.integers("shape").orElse(List.of()).stream().mapToLong(v -> v).toArray();
    List<Integer> dims = new ArrayList<>();
    long known = 1;
    int free = -1;
    for (int i = 0; i < wanted.length; i++) {
      long dim = wanted[i] == 0 && !zeroIsZero && i < from.rank() ? from.dim(i) : wanted[i];
      if (dim == -1 && free < 0) {
        free = i;
        dim = 1;
      }
      if (dim < 0 || dim > Integer.MAX_VALUE || known * dim > Integer.MAX_VALUE) {
        throw node.refuse("dimension " + wanted[i] + " in the new shape");
      }
      known *= dim;
      dims.add((int) dim);
    }
    if (free >= 0 && known > 0) {
      dims.set(free, (int) (from.size() / known));
    }
    Shape to = new Shape(dims);
    if (to.size() != from.size()) {
      throw node.refuse("shape " + from + " cannot become " + to);
    }
    node.rearrange(0, IndexMap.reshape(to));
  }
}
