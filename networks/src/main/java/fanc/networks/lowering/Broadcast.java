package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Multidirectional broadcasting: shapes are aligned at their last dimension, 1 stretches. */
final class Broadcast {
  private Broadcast() {}

  /** Returns the common shape, or nothing if the two do not fit. */
  static Optional<Shape> shape(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int da = i < rank - a.rank() ? 1 : a.dim(i - rank + a.rank());
      int db = i < rank - b.rank() ? 1 : b.dim(i - rank + b.rank());
      if (da != db && da != 1 && db != 1) {
        return Optional.empty();
      }
      dims.add(da == 1 ? db : da);
    }
    return Optional.of(new Shape(dims));
  }

  /**
   * Returns for each entry of {@code to} the entry of {@code from} it copies; {@code from}
   * broadcasts to {@code to}.
   */
  static int[] sources(Shape from, Shape to) {
    int[] strides = new int[to.rank()];
    int stride = 1;
    for (int i = from.rank() - 1; i >= 0; i--) {
      strides[i + to.rank() - from.rank()] = from.dim(i) == 1 ? 0 : stride;
      stride *= from.dim(i);
    }
    return IndexMap.walk(to, 0, strides);
  }
}
