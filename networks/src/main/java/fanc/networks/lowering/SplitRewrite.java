package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Split along an axis: one selection for each output. Sizes are an attribute before opset 13, then
 * an input; without them the parts are equal, and with {@code num_outputs} the last may be smaller.
 */
final class SplitRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    int axis = node.axis(node.integer("axis", 0), from.rank());
    long[] sizes = sizes(node, from.dim(axis));
    if (sizes.length != node.node().outputs().size()
        || Arrays.stream(sizes).anyMatch(size -> size < 0)
        || Arrays.stream(sizes).sum() != from.dim(axis)) {
      throw node.refuse(
          "splits "
              + from.dim(axis)
              + " entries into "
              + Arrays.toString(sizes)
              + " for "
              + node.node().outputs().size()
              + " outputs");
    }
    int[] strides = IndexMap.strides(from);
    int offset = 0;
    for (int part = 0; part < sizes.length; part++) {
      List<Integer> dims = new ArrayList<>(from.dims());
      dims.set(axis, (int) sizes[part]);
      Shape to = new Shape(dims);
      int[] sources = IndexMap.walk(to, offset * strides[axis], strides);
      node.rearrange(0, new IndexMap(to, sources), part);
      offset += (int) sizes[part];
    }
  }

  private static long[] sizes(NodeScope node, int size) throws LoweringException {
    Optional<List<Long>> attribute = node.integers("split");
    if (node.has(1)) {
      return node.integers(1);
    }
    if (attribute.isPresent()) {
      return attribute.get().stream().mapToLong(v -> v).toArray();
    }
    int parts = node.node().outputs().size();
    long given = node.integer("num_outputs", parts);
    if (given != parts) {
      throw node.refuse("attribute 'num_outputs' is " + given + ", it has " + parts + " outputs");
    }
    int each = (size + parts - 1) / parts;
    long[] sizes = new long[parts];
    Arrays.fill(sizes, each);
    sizes[parts - 1] = size - (long) each * (parts - 1);
    return sizes;
  }
}
