package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.Arrays;

/** A rearrangement of entries: each output entry copies one input entry. Immutable. */
final class IndexMap {
  /** Most entries that a value or a computed constant may have. */
  static final int LARGEST = 1 << 24;

  private final Shape shape;
  private final int[] sources;

  /**
   * Makes a map.
   *
   * @param shape shape of the output
   * @param sources for each output entry the input entry it copies; kept, not copied; empty if
   *     entry i copies entry i
   */
  IndexMap(Shape shape, int[] sources) {
    this.shape = shape;
    this.sources = sources;
  }

  Shape shape() {
    return shape;
  }

  int[] sources() {
    if (sources.length == 0 && shape.size() > 0) {
      int[] all = new int[shape.size()];
      Arrays.setAll(all, i -> i);
      return all;
    }
    return sources;
  }

  /** Returns the map that keeps all entries in order under another shape of the same size. */
  static IndexMap reshape(Shape shape) {
    return new IndexMap(shape, new int[0]);
  }

  /**
   * Returns the map that picks entries axis by axis.
   *
   * @param from shape of the input
   * @param picks for each axis the index it copies at each position, or -1 for none
   * @return a map whose sources are -1 where an axis picks none
   * @throws IllegalArgumentException if the output has too many entries
   */
  static IndexMap ofAxes(Shape from, int[][] picks) {
    Shape to = Shape.of(Arrays.stream(picks).mapToInt(p -> p.length).toArray());
    requireSize(to);
    int[] strides = strides(from);
    int[] sources = new int[to.size()];
    int[] index = new int[picks.length];
    for (int i = 0; i < sources.length; i++) {
      int source = 0;
      for (int d = 0; d < picks.length && source >= 0; d++) {
        int pick = picks[d][index[d]];
        source = pick < 0 ? -1 : source + pick * strides[d];
      }
      sources[i] = source;
      for (int d = picks.length - 1; d >= 0 && ++index[d] == picks[d].length; d--) {
        index[d] = 0;
      }
    }
    return new IndexMap(to, sources);
  }

  /** Returns whether entries stay where they are in an input of {@code size} entries. */
  boolean keepsOrder(int size) {
    if (shape.size() != size) {
      return false;
    }
    if (sources.length != size) {
      return true;
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
   *
   * @throws IllegalArgumentException if they are too many
   */
  static int[] walk(Shape shape, int start, int[] strides) {
    requireSize(shape);
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

  /**
   * Checks that as many entries may be held in memory.
   *
   * @throws IllegalArgumentException if they are too many
   */
  static void requireSize(Shape shape) {
    if (shape.size() > LARGEST) {
      throw new IllegalArgumentException(
          "makes a value of shape " + shape + "; the limit is " + LARGEST + " entries");
    }
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
