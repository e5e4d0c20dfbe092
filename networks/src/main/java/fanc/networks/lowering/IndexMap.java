package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.Arrays;

/** A rearrangement of entries: each output entry copies one input entry. Immutable. */
final class IndexMap {
  private final Shape shape;
  private final int[] sources;

  /**
   * Makes a map.
   *
   * @param shape shape of the output
   * @param sources for each output entry the input entry it copies; kept, not copied
   */
  IndexMap(Shape shape, int[] sources) {
    this.shape = shape;
    this.sources = sources;
  }

  Shape shape() {
    return shape;
  }

  int[] sources() {
    return sources;
  }

  /** Returns the map that keeps all entries in order under another shape of the same size. */
  static IndexMap reshape(Shape shape) {
    int[] sources = new int[shape.size()];
    Arrays.setAll(sources, i -> i);
    return new IndexMap(shape, sources);
  }

  /** Returns whether entries stay where they are in an input of {@code size} entries. */
  boolean keepsOrder(int size) {
    if (sources.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (sources[i] != i) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns {@code start + sum over d of index_d strides_d} for all multi-indices of a shape in
   * row-major order.
   */
  static int[] walk(Shape shape, int start, int[] strides) {
    int[] flat = new int[shape.size()];
    int[] index = new int[shape.rank()];
    int at = start;
    for (int i = 0; i < flat.length; i++) {
      flat[i] = at;
      for (int d = shape.rank() - 1; d >= 0; d--) {
        at += strides[d];
        if (++index[d] < shape.dim(d)) {
          break;
        }
        at -= index[d] * strides[d];
        index[d] = 0;
      }
    }
    return flat;
  }

  /** Returns the row-major strides of a shape. */
  static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int d = shape.rank() - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape.dim(d);
    }
    return strides;
  }
}
