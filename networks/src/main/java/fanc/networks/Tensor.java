package fanc.networks;

import java.util.Arrays;

/**
 * Immutable array of doubles with a shape, row-major. Weights of float32 files are widened exactly.
 *
 * <p>Equality is by shape and by the bits of each entry.
 */
public final class Tensor {
  private final Shape shape;
  private final double[] values;

  private Tensor(Shape shape, double[] values) {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + shape.size() + " entries, array has " + values.length);
    }
    this.shape = shape;
    this.values = values;
  }

  /**
   * Returns a tensor with a copy of {@code values}.
   *
   * @throws IllegalArgumentException if the length is not the shape's size
   */
  public static Tensor of(Shape shape, double[] values) {
    return new Tensor(shape, values.clone());
  }

  /** Returns a rank-1 tensor with a copy of {@code values}. */
  public static Tensor vector(double... values) {
    return new Tensor(Shape.of(values.length), values.clone());
  }

  /** Returns a rank-1 tensor of {@code n} zeros. */
  public static Tensor zeros(int n) {
    return new Tensor(Shape.of(n), new double[n]);
  }

  /** Returns the shape. */
  public Shape shape() {
    return shape;
  }

  /** Returns the number of entries. */
  public int size() {
    return values.length;
  }

  /** Returns entry {@code i} in row-major order. */
  public double get(int i) {
    return values[i];
  }

  /** Returns a copy of the entries, row-major. */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * Returns the backing array, row-major, without a copy, for arithmetic on large weights.
   *
   * @return the entries; must not be modified
   */
  public double[] shared() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t && shape.equals(t.shape) && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "tensor " + shape;
  }
}
