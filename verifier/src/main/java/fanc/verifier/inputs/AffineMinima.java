package fanc.verifier.inputs;

import fanc.networks.Affine;

/**
 * What choices add to the outputs of an affine op, at least. What each change adds is computed once
 * and summed list by list, some outputs at a time so that the table stays in the cache.
 */
final class AffineMinima {
  /** How many numbers the table has, where several outputs fit. */
  private static final int TABLE = 1 << 17;

  private static final int FEWEST_OUTPUTS = 8;

  private final Choices choices;
  private final Affine op;
  private final int block;
  private final double[] table;
  private final double[] sum;

  private AffineMinima(Choices choices, Affine op) {
    this.choices = choices;
    this.op = op;
    int distinct = choices.coordinates.length;
    int fitting = Math.max(FEWEST_OUTPUTS, TABLE / Math.max(1, distinct));
    int blocks = (op.outputs() + fitting - 1) / fitting;
    this.block = (op.outputs() + blocks - 1) / blocks;
    this.table = new double[Math.multiplyExact(distinct, block)];
    this.sum = new double[block];
  }

  /**
   * Returns the minimum over the choices of what they add to each output.
   *
   * @param sign 1, or -1 for the negated outputs
   * @return one number for each output; see {@link Choices#widenedBase} for the error
   */
  static double[] of(Choices choices, Affine op, int sign) {
    return new AffineMinima(choices, op).minima(sign);
  }

  private double[] minima(int sign) {
    int m = op.outputs();
    double[] least = new double[m];
    SmallestSums smallest = new SmallestSums(choices.picks, block, block);
    for (int from = 0; from < m; from += block) {
      int n = Math.min(block, m - from);
      tabulate(sign, from, n);
      smallest.clear();
      for (int list = 0; list < choices.lists(); list++) {
        offer(list, n, smallest);
      }
      smallest.sums(least, from, n);
    }
    return least;
  }

  private void tabulate(int sign, int from, int n) {
    double[] weight = op.weight().shared();
    int m = op.outputs();
    for (int c = 0; c < choices.coordinates.length; c++) {
      double middle = sign * choices.middle[c];
      double radius = choices.radius[c];
      int row = choices.coordinates[c] * m + from;
      int at = c * block;
      for (int j = 0; j < n; j++) {
        table[at + j] = weight[row + j] * middle - Math.abs(weight[row + j]) * radius;
      }
    }
  }

  /** Sums the rows of a list, four at a time; the last four where they are compared. */
  private void offer(int list, int n, SmallestSums smallest) {
    int[] rows = choices.changes;
    int t = choices.starts[list];
    int end = choices.starts[list + 1];
    if (choices.picks == 1 && end - t == 4) {
      double[] least = smallest.least();
      int a = rows[t] * block;
      int b = rows[t + 1] * block;
      int c = rows[t + 2] * block;
      int d = rows[t + 3] * block;
      for (int j = 0; j < n; j++) {
        least[j] = Math.min(least[j], table[a + j] + table[b + j] + (table[c + j] + table[d + j]));
      }
      return;
    }
    sum(t, end, n);
    smallest.offer(sum, 0, 0, n);
  }

  private void sum(int begin, int end, int n) {
    int[] rows = choices.changes;
    int t = begin;
    int odd = (end - t) % 4;
    first(t, odd, n);
    for (t += odd; t < end; t += 4) {
      int a = rows[t] * block;
      int b = rows[t + 1] * block;
      int c = rows[t + 2] * block;
      int d = rows[t + 3] * block;
      for (int j = 0; j < n; j++) {
        sum[j] += table[a + j] + table[b + j] + (table[c + j] + table[d + j]);
      }
    }
  }

  private void first(int t, int terms, int n) {
    int[] rows = choices.changes;
    int a = terms > 0 ? rows[t] * block : 0;
    int b = terms > 1 ? rows[t + 1] * block : 0;
    int c = terms > 2 ? rows[t + 2] * block : 0;
    for (int j = 0; j < n && terms == 0; j++) {
      sum[j] = 0;
    }
    for (int j = 0; j < n && terms == 1; j++) {
      sum[j] = table[a + j];
    }
    for (int j = 0; j < n && terms == 2; j++) {
      sum[j] = table[a + j] + table[b + j];
    }
    for (int j = 0; j < n && terms == 3; j++) {
      sum[j] = table[a + j] + table[b + j] + table[c + j];
    }
  }
}
