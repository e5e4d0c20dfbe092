package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * Bounds of one op's output.
 *
 * @param value the ONNX value name
 * @param op the ONNX operator
 * @param shape dimensions of the value
 * @param symbols number of noise symbols of the element, 0 for a box
 * @param lower lower bounds, flattened in ONNX order; NaN where none is known
 * @param upper upper bounds, flattened in ONNX order; NaN where none is known
 */
public record OpBounds(
    String value, String op, List<Integer> shape, int symbols, Numbers lower, Numbers upper) {

  /**
   * Copies the shape.
   *
   * @throws IllegalArgumentException if the bounds differ in length
   */
  public OpBounds {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(op, "op");
    shape = List.copyOf(shape);
    if (lower.size() != upper.size()) {
      throw new IllegalArgumentException(
          value + ": " + lower.size() + " lower and " + upper.size() + " upper bounds");
    }
  }
}
