package fanc.verifier.inputs;

import fanc.verifier.Rounding;
import java.util.Arrays;

/**
 * Minima of linear functions over choices. With T changes at a time and n coordinates the computed
 * minimum is off by at most
 *
 * <pre>{@code
 * sum over i of |w_i| (error_i + gamma(n+2) |x0_i| + gamma(T+4) magnitude_i) + underflow
 * }</pre>
 *
 * which is subtracted, evaluated upward.
 */
final class RowMinima {
  private final Choices choices;
  private final double[] lost;
  private final double underflow;
  private final double[] added;
  private final double[] least;

  /** Prepares for the minima of any number of functions. Not for several threads. */
  RowMinima(Choices choices) {
    this.choices = choices;
    int n = choices.dimension();
    double ofBase = Rounding.gamma(n + 2L);
    double ofChanges = Rounding.gamma(choices.terms() + 4L);
    this.lost = new double[n];
    for (int i = 0; i < n; i++) {
      double base = ofBase * Math.abs(choices.base[i]);
      double all = choices.error[i] + base + ofChanges * choices.magnitude(i);
      lost[i] = choices.base[i] == 0 && all == 0 ? 0 : all + Rounding.UNDERFLOW;
    }
    this.underflow = 4 * (n + choices.terms() + 4.0) * Rounding.UNDERFLOW;
    this.added = new double[choices.coordinates.length];
    this.least = new double[choices.picks];
  }

  /**
   * Returns a lower bound of {@code w . x} over the set; NaN or infinite if an entry is.
   *
   * @param rows where w stands, from {@code from}
   */
  double lower(double[] rows, int from) {
    double slack = tabulate(rows, from);
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int list = 0; list < choices.lists(); list++) {
      offer(sum(list));
    }
    double sum = 0;
    for (double one : least) {
      sum += one;
    }
    return outward(atBase(rows, from), sum, slack);
  }

  /**
   * Bounds {@code w . x} over each list by itself.
   *
   * @param rows where w stands, from {@code from}
   * @param lower one number for each list, overwritten
   */
  void lowerByList(double[] rows, int from, double[] lower) {
    double slack = tabulate(rows, from);
    double base = atBase(rows, from);
    for (int list = 0; list < choices.lists(); list++) {
      lower[list] = outward(base, sum(list), slack);
    }
  }

  private double tabulate(double[] rows, int from) {
    for (int c = 0; c < added.length; c++) {
      added[c] = choices.least(c, rows[from + choices.coordinates[c]]);
    }
    double slack = 0;
    for (int i = 0; i < lost.length; i++) {
      slack += Math.abs(rows[from + i]) * lost[i];
    }
    return slack * Rounding.inflate(lost.length + 6L) + underflow;
  }

  private double atBase(double[] rows, int from) {
    double value = 0;
    for (int i = 0; i < choices.base.length; i++) {
      value += rows[from + i] * choices.base[i];
    }
    return value;
  }

  private double sum(int list) {
    double sum = 0;
    for (int t = choices.starts[list]; t < choices.starts[list + 1]; t++) {
      sum += added[choices.changes[t]];
    }
    return sum;
  }

  /** Keeps the least numbers, the largest of them last. What is NaN here has a NaN slack too. */
  private void offer(double sum) {
    int last = least.length - 1;
    if (sum >= least[last]) {
      return;
    }
    int k = last;
    while (k > 0 && !(sum >= least[k - 1])) {
      least[k] = least[k - 1];
      k--;
    }
    least[k] = sum;
  }

  /** The slack is more than u times all that is summed: where it is small nothing overflowed. */
  private static double outward(double base, double added, double slack) {
    if (!(slack < 0x1p900)) {
      return Double.NaN;
    }
    return Rounding.addDown(Rounding.addDown(base, added), -slack);
  }
}
