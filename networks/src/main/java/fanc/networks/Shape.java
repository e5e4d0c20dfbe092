package fanc.networks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Dimensions of a value, outermost first, the batch dimension (always 1) included.
 *
 * @param dims the dimensions, each at least 0
 */
public record Shape(List<Integer> dims) {

  /**
   * Copies the dimensions.
   *
   * @throws IllegalArgumentException if a dimension is negative or the product exceeds an int
   */
  public Shape {
    dims = List.copyOf(dims);
    long size = 1;
    for (int d : dims) {
      if (d < 0) {
        throw new IllegalArgumentException("negative dimension in shape " + dims);
      }
      size *= d;
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("shape " + dims + " has more than 2^31-1 entries");
      }
    }
  }

  /** Returns the shape with the given dimensions. */
  public static Shape of(int... dims) {
    Integer[] boxed = new Integer[dims.length];
    for (int i = 0; i < dims.length; i++) {
      boxed[i] = dims[i];
    }
    return new Shape(List.of(boxed));
  }

  /** Returns the number of entries, the product of the dimensions; 1 for rank 0. */
  public int size() {
    int size = 1;
    for (int d : dims) {
      size *= d;
    }
    return size;
  }

  /** Returns the number of dimensions. */
  public int rank() {
    return dims.size();
  }

  /** Returns dimension {@code i}, counted from the outermost. */
  public int dim(int i) {
    return dims.get(i);
  }

  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
  }
}
