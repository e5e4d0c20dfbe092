package fanc.results;

import java.util.ArrayList;
import java.util.List;

/**
 * A number for each ordered pair of members, and what it is over the pairs of different ones. Where
 * a number is not defined it is NaN, null in JSON, and no part of mean and extremes.
 *
 * @param mean over the defined pairs; NaN if there is none
 * @param least of them
 * @param greatest of them
 * @param defined number of ordered pairs of different members that have a number
 * @param rows row i for the pairs that begin with member i, as many as members, the diagonal
 *     included
 */
public record PairMatrix(
    double mean, double least, double greatest, int defined, List<Numbers> rows) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is not square
   */
  public PairMatrix {
    rows = List.copyOf(rows);
    for (Numbers row : rows) {
      if (row.size() != rows.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " for " + rows.size() + " members");
      }
    }
  }

  /**
   * Returns the matrix of a table.
   *
   * @param table [m x m]
   */
  public static PairMatrix of(double[][] table) {
    double sum = 0;
    double least = Double.NaN;
    double greatest = Double.NaN;
    int defined = 0;
    List<Numbers> rows = new ArrayList<>();
    for (int i = 0; i < table.length; i++) {
      rows.add(Numbers.of(table[i]));
      for (int j = 0; j < table[i].length; j++) {
        double value = table[i][j];
        if (i != j && Double.isFinite(value)) {
          sum += value;
          least = defined == 0 ? value : Math.min(least, value);
          greatest = defined == 0 ? value : Math.max(greatest, value);
          defined++;
        }
      }
    }
    return new PairMatrix(
        defined == 0 ? Double.NaN : sum / defined, least, greatest, defined, rows);
  }

  /** Returns the number for the members i and j. */
  public double get(int i, int j) {
    return rows.get(i).get(j);
  }
}
