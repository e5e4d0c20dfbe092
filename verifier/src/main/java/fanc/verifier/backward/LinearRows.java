package fanc.verifier.backward;

import java.util.Arrays;

/**
 * Linear functions of one value of a network: row i is {@code coefficients_i . x + constants_i}.
 *
 * <p>Speaks of the arrays, does not copy them; whoever makes one leaves them as they are.
 *
 * @param count number of rows
 * @param width number of coordinates of the value
 * @param coefficients count x width, row-major; taken as exact
 * @param constants one for each row
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearRows(int count, int width, double[] coefficients, double[] constants) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if an array has another length
   */
  public LinearRows {
    if (coefficients.length != Math.multiplyExact(count, width) || constants.length != count) {
      throw new IllegalArgumentException(
          coefficients.length
              + " coefficients and "
              + constants.length
              + " constants for "
              + count
              + " rows of "
              + width);
    }
  }

  /** Returns the coordinates of a value, one row for each. */
  public static LinearRows identity(int width) {
    int[] all = new int[width];
    Arrays.setAll(all, i -> i);
    return units(width, all, 1);
  }

  /**
   * Returns some coordinates of a value, one row for each, times a factor.
   *
   * @param coordinates which
   * @param factor 1, or -1 for upper bounds
   */
  public static LinearRows units(int width, int[] coordinates, double factor) {
    int count = coordinates.length;
    double[] coefficients = new double[Math.multiplyExact(count, width)];
    for (int i = 0; i < count; i++) {
      coefficients[i * width + coordinates[i]] = factor;
    }
    return new LinearRows(count, width, coefficients, new double[count]);
  }
}
