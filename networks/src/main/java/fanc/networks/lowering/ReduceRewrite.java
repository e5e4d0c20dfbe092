package fanc.networks.lowering;

import fanc.networks.AveragePool;
import fanc.networks.Conv2d;
import fanc.networks.MaxPool;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * ReduceMean, ReduceSum and ReduceMax over constant axes: what is reduced is put last, as the
 * columns of an image with a row for each result, and a window that covers one row is averaged,
 * summed (a convolution with a kernel of ones) or searched for its maximum. Sparse, and as exact as
 * these ops.
 *
 * @param over what becomes of each row
 */
record ReduceRewrite(Over over) implements Rewrite {

  /** What a row is reduced to. */
  enum Over {
    MEAN,
    SUM,
    MAXIMUM
  }

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Operand.Value x = node.value(0);
    Shape from = x.shape();
    boolean keep = node.integer("keepdims", 1) != 0;
    boolean nothing = node.integer("noop_with_empty_axes", 0) != 0;
    Optional<Set<Integer>> given = SqueezeRewrite.axes(node, from.rank());
    Set<Integer> axes = new TreeSet<>(given.orElse(Set.of()));
    if (axes.isEmpty() && nothing) {
      node.emit(new Reshape(), from, x);
      return;
    }
    if (axes.isEmpty()) {
      axes.addAll(IntStream.range(0, from.rank()).boxed().toList());
    }
    List<Integer> dims = new ArrayList<>();
    for (int d = 0; d < from.rank(); d++) {
      if (!axes.contains(d)) {
        dims.add(from.dim(d));
      } else if (keep) {
        dims.add(1);
      }
    }
    emit(node, x, axes, new Shape(dims));
  }

  private void emit(NodeScope node, Operand.Value x, Set<Integer> axes, Shape out)
      throws LoweringException {
    Shape from = x.shape();
    if (from.size() == 0) {
      throw node.refuse("reduces a value of shape " + from);
    }
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, from.rank()).filter(d -> !axes.contains(d)).forEach(order::add);
    order.addAll(axes);
    int columns = from.size() / out.size();
    Shape rows = Shape.of(out.size(), columns);
    IndexMap map = TransposeRewrite.map(from, order);
    boolean inOrder = map.keepsOrder(from.size());
    Operand.Value image =
        inOrder ? x : node.rearranged("reduced", x, new IndexMap(rows, map.sources()));
    node.emit(op(Window.overRows(out.size(), columns)), out, image);
  }

  private Op op(Window window) {
    return switch (over) {
      case MEAN -> new AveragePool(window, true);
      case SUM -> new Conv2d(window, ones(window.kernelWidth()), Tensor.zeros(1));
      case MAXIMUM -> new MaxPool(window);
    };
  }

  private static Tensor ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return Tensor.of(Shape.of(1, 1, 1, n), ones);
  }
}
