package fanc.approx;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * How far one tensor of a child is from its parent's.
 *
 * @param name name of the tensor in the ONNX file
 * @param maxDifference largest |W' - W| over its entries, exactly, as float32 values; an entry that
 *     was removed with its channel counts as set to zero, one that only read a removed channel
 *     counts as unchanged
 * @param zeroFraction share of the child's entries that are zero; 0 for a tensor without entries
 */
public record WeightChange(
    String name,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonDeserialize(using = DecimalText.class)
        BigDecimal maxDifference,
    double zeroFraction) {

  /** Checks that the tensor has a name. */
  public WeightChange {
    Objects.requireNonNull(name, "name");
    maxDifference = maxDifference.stripTrailingZeros();
    if (maxDifference.signum() < 0) {
      throw new IllegalArgumentException(name + ": negative distance " + maxDifference);
    }
  }

  /**
   * Compares the weights of a parent and a child.
   *
   * @throws IllegalArgumentException if they differ in number
   */
  static WeightChange between(String name, float[] parent, float[] child) {
    if (parent.length != child.length) {
      throw new IllegalArgumentException(
          name
              + ": "
              + parent.length
              + " weights in the parent, "
              + child.length
              + " in the child");
    }
    double rounded = 0;
    BigDecimal largest = BigDecimal.ZERO;
    int zeros = 0;
    for (int i = 0; i < parent.length; i++) {
      // Rounding keeps order, so only what is rounded to the largest value can be the largest.
      double distance = Math.abs((double) parent[i] - child[i]);
      if (distance >= rounded && distance > 0) {
        rounded = distance;
        largest = largest.max(new BigDecimal(parent[i]).subtract(new BigDecimal(child[i])).abs());
      }
      zeros += child[i] == 0 ? 1 : 0;
    }
    return new WeightChange(name, largest, parent.length == 0 ? 0 : (double) zeros / child.length);
  }
}
