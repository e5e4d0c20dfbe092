package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Squeeze drops dimensions of size 1: the given ones, or all. */
final class SqueezeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    Optional<Set<Integer>> axes = axes(node, from.rank());
    List<Integer> dims = new ArrayList<>();
    for (int d = 0; d < from.rank(); d++) {
      boolean dropped = axes.isPresent() ? axes.get().contains(d) : from.dim(d) == 1;
      if (dropped && from.dim(d) != 1) {
        throw node.refuse("dimension " + d + " of shape " + from + " is not 1");
      }
      if (!dropped) {
        dims.add(from.dim(d));
      }
    }
    node.rearrange(0, IndexMap.reshape(new Shape(dims)));
  }

  /** Returns the axes given by attribute (before opset 13) or by input 1, counted from 0. */
  static Optional<Set<Integer>> axes(NodeScope node, int rank) throws LoweringException {
    Optional<List<Long>> attribute = node.integers("axes");
    if (attribute.isEmpty() && !node.has(1)) {
      return Optional.empty();
    }
    long[] given =
        node.has(1)
            ? node.integers(1)
            : attribute.orElseThrow().stream().mapToLong(v -> v).toArray();
    Set<Integer> axes = new TreeSet<>();
    for (long axis : given) {
      axes.add(node.axis(axis, rank));
    }
    return Optional.of(axes);
  }
}
