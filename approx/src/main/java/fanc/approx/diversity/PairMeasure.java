package fanc.approx.diversity;

import java.util.Arrays;
import java.util.OptionalDouble;

/** A number for two members, by their places from 0; empty where it is not defined. */
@FunctionalInterface
public interface PairMeasure {

  /** Returns the number for the members i and j. */
  OptionalDouble of(int i, int j);

  /**
   * Returns the numbers of all ordered pairs, a member with itself included.
   *
   * @param members number of members m
   * @return [m x m], row i for the first member; NaN where the measure is not defined
   */
  static double[][] table(int members, PairMeasure measure) {
    double[][] table = new double[members][members];
    for (int i = 0; i < members; i++) {
      int row = i;
      Arrays.setAll(table[i], j -> measure.of(row, j).orElse(Double.NaN));
    }
    return table;
  }

  /** Returns the same for a measure with {@code of(i, j) = of(j, i)}, each computed once. */
  static double[][] symmetricTable(int members, PairMeasure measure) {
    double[][] table = new double[members][members];
    for (int i = 0; i < members; i++) {
      for (int j = 0; j <= i; j++) {
        table[i][j] = measure.of(i, j).orElse(Double.NaN);
        table[j][i] = table[i][j];
      }
    }
    return table;
  }
}
