package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/** Slice keeps a regular part of some axes; bounds are attributes before opset 10, else inputs. */
final class SliceRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    long[] starts = given(node, 1, "starts");
    long[] ends = given(node, 2, "ends");
    long[] axes = given(node, 3, "axes");
    long[] steps = given(node, 4, "steps");
    if (starts.length != ends.length) {
      throw node.refuse("starts and ends differ in number");
    }
    int[] strides = IndexMap.strides(from);
    List<Integer> dims = new ArrayList<>(from.dims());
    int origin = 0;
    for (int i = 0; i < starts.length; i++) {
      int axis = node.axis(i < axes.length ? axes[i] : i, from.rank());
      long step = i < steps.length ? steps[i] : 1;
      long size = from.dim(axis);
      step = clamp(step, -size - 1, size + 1);
      if (step == 0 || size == 0) {
        throw node.refuse("step " + step + " over " + size + " entries");
      }
      long low = step > 0 ? 0 : -1;
      long high = step > 0 ? size : size - 1;
      long start = clamp(starts[i] < 0 ? starts[i] + size : starts[i], Math.max(low, 0), high);
      long end = clamp(ends[i] < 0 ? ends[i] + size : ends[i], low, high + (step > 0 ? 0 : 1));
      long count = Math.max(0, (end - start + step - Long.signum(step)) / step);
      dims.set(axis, (int) count);
      origin += (int) start * strides[axis];
      strides[axis] = (int) (strides[axis] * step);
    }
    Shape to = new Shape(dims);
    node.rearrange(0, new IndexMap(to, IndexMap.walk(to, origin, strides)));
  }

  private static long clamp(long value, long low, long high) {
    return Math.max(low, Math.min(high, value));
  }

  private static long[] given(NodeScope node, int input, String attribute)
      throws LoweringException {
    if (node.has(input)) {
      return node.integers(input);
    }
    List<Long> values = node.integers(attribute).orElse(List.of());
    return values.stream().mapToLong(v -> v).toArray();
  }
}
