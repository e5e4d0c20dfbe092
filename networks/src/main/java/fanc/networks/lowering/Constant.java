package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Tensor;

/**
 * An array known before the network runs: an initialiser, or computed from initialisers.
 *
 * <p>Integers and truth values (0 or 1) are kept as doubles; integers beyond 2^53, which only occur
 * as "to the end" in slices, are the nearest double. An entry computed from others lies within its
 * error of the exact number.
 *
 * @param kind what the entries are
 * @param values the entries
 * @param errors a bound on the distance of each entry to the exact number; same size, 0 where
 *     exact; empty if all are exact
 */
public record Constant(Kind kind, Tensor values, Tensor errors) implements Operand {

  /** What the entries of a constant are. */
  public enum Kind {
    /** Floating point of any width. */
    REAL,
    /** Integers of any width. */
    INTEGER,
    /** Truth values. */
    BOOLEAN
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is not one error for each entry
   */
  public Constant {
    if (errors.size() != 0 && errors.size() != values.size()) {
      throw new IllegalArgumentException("constant with " + errors.size() + " errors");
    }
  }

  private static final Tensor EXACT = Tensor.zeros(0);

  /** Returns an exact constant. */
  public static Constant exact(Kind kind, Tensor values) {
    return new Constant(kind, values, EXACT);
  }

  /** Returns a rank-1 constant of integers. */
  static Constant integers(double... values) {
    return exact(Kind.INTEGER, Tensor.vector(values));
  }

  /** Returns whether each entry is the exact number. */
  boolean isExact() {
    return errors.size() == 0;
  }

  @Override
  public Shape shape() {
    return values.shape();
  }

  /** Returns the number of entries. */
  int size() {
    return values.size();
  }

  /** Returns entry {@code i}. */
  double get(int i) {
    return values.get(i);
  }

  /** Returns entry {@code i} with its error. */
  Ball ball(int i) {
    return new Ball(values.get(i), isExact() ? 0 : errors.get(i));
  }

  /** Returns entry {@code i} as an integer, saturated to the range of a long. */
  long integer(int i) {
    return (long) values.get(i);
  }

  /** Returns the same entries under another shape of the same size. */
  Constant reshaped(Shape shape) {
    return new Constant(kind, Tensor.of(shape, values.shared()), errors);
  }

  /** Returns a constant of the given balls; exact if all of them are. */
  static Constant ofBalls(Kind kind, Shape shape, Ball[] balls) {
    double[] values = new double[balls.length];
    double[] errors = new double[balls.length];
    boolean exact = true;
    for (int i = 0; i < balls.length; i++) {
      values[i] = balls[i].center();
      errors[i] = balls[i].radius();
      exact &= errors[i] == 0;
    }
    Tensor tensor = Tensor.of(shape, values);
    return exact ? exact(kind, tensor) : new Constant(kind, tensor, Tensor.vector(errors));
  }
}
