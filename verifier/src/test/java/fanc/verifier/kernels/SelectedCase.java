package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A selected product with its oracle: rows and columns in random order, spare room before, between
 * and behind the rows.
 *
 * @param a rows that begin at {@link #START}, {@link #GAP} apart from the end of one to the next
 * @param width columns of a
 * @param terms what is selected
 * @param b rows of n entries
 * @param n columns of b
 */
@SuppressWarnings("ArrayRecordComponent")
record SelectedCase(double[] a, int rows, int width, Terms terms, double[] b, int n) {
  private static final int START = 3;
  private static final int GAP = 2;
  private static final double SPARE = 12345.678;

  static SelectedCase of(Random random, int rows, int count, int n, Fill fill) {
    int width = count + 5;
    int rowsOfB = 2 * count + 1;
    double[] a = fill.of(random, START + rows * (width + GAP));
    int[] columns = shuffled(random, width, count);
    int[] selected = shuffled(random, rowsOfB, count);
    Terms terms = new Terms(columns, selected, count);
    return new SelectedCase(a, rows, width, terms, fill.of(random, rowsOfB * n), n);
  }

  /** As many of the numbers below {@code end} as asked for, with room behind. */
  private static int[] shuffled(Random random, int end, int count) {
    int[] all = IntStream.range(0, end).toArray();
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(end - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, count + 1);
  }

  private RowBlock block(double[] values, int length) {
    return new RowBlock(values, START, length + GAP, rows);
  }

  /** The same with a second row that is not negative. */
  SelectedCase withRadius() {
    double[] changed = a.clone();
    for (int i = 0; i < width; i++) {
      int at = block(a, width).row(1) + i;
      changed[at] = Math.abs(changed[at]);
    }
    return new SelectedCase(changed, rows, width, terms, b, n);
  }

  /** The same with one selected entry of a row replaced. */
  SelectedCase poisoned(int row, double poison) {
    double[] changed = a.clone();
    changed[block(a, width).row(row) + terms.columns()[row]] = poison;
    return new SelectedCase(changed, rows, width, terms, b, n);
  }

  /** The same with one row alone. */
  SelectedCase only(int row) {
    double[] moved = new double[START + width + GAP];
    System.arraycopy(a, block(a, width).row(row), moved, START, width);
    return new SelectedCase(moved, 1, width, terms, b, n);
  }

  double[] resultRow(double[] c, int row) {
    return row(c, row, n);
  }

  double[] multiply(Kernels kernels) {
    double[] c = spare();
    kernels.multiplySelected(block(a, width), terms, b, n, block(c, n));
    return c;
  }

  double[] multiplyPair(Kernels kernels) {
    double[] yr = spare();
    kernels.multiplySelectedPair(block(a, width), terms, b, n, block(yr, n));
    return yr;
  }

  /** Scales the columns of a. */
  double[] scale(Kernels kernels, double[] factors) {
    double[] c = spare(width);
    kernels.scaleColumns(block(a, width), factors, width, block(c, width));
    return c;
  }

  private double[] spare() {
    return spare(n);
  }

  private double[] spare(int length) {
    double[] c = new double[START + rows * (length + GAP) + 1];
    Arrays.fill(c, SPARE);
    return c;
  }

  private double[] row(double[] values, int row, int length) {
    int at = block(values, length).row(row);
    return Arrays.copyOfRange(values, at, at + length);
  }

  private double[] packedRow(int row) {
    double[] all = row(a, row, width);
    return IntStream.range(0, terms.count()).mapToDouble(t -> all[terms.columns()[t]]).toArray();
  }

  private double[] packed(double[] values) {
    double[] packed = new double[terms.count() * n];
    for (int t = 0; t < terms.count(); t++) {
      System.arraycopy(values, terms.rows()[t] * n, packed, t * n, n);
    }
    return packed;
  }

  void requireWithin(double[] c) {
    for (int i = 0; i < rows; i++) {
      KernelsOracle.product(packedRow(i), packed(b), 1, terms.count(), n)
          .requireWithin(row(c, i, n), terms.count());
    }
    requireSpare(c);
  }

  void requirePairWithin(double[] yr) {
    int k = terms.count();
    KernelsOracle.product(packedRow(0), packed(b), 1, k, n).requireWithin(row(yr, 0, n), k);
    double[] absolute = KernelsOracle.absolute(packed(b));
    KernelsOracle.product(packedRow(1), absolute, 1, k, n).requireWithin(row(yr, 1, n), k);
    requireSpare(yr);
  }

  void requirePoisonIn(int poisoned, double[] c) {
    for (int i = 0; i < rows; i++) {
      for (double entry : row(c, i, n)) {
        assertThat(Double.isFinite(entry)).as("row %d", i).isEqualTo(i != poisoned);
      }
    }
  }

  void requireScaled(double[] c, double[] factors) {
    for (int i = 0; i < rows; i++) {
      double[] from = row(a, i, width);
      double[] expected = new double[width];
      Arrays.setAll(expected, j -> from[j] * factors[j]);
      assertThat(row(c, i, width)).as("row %d", i).containsExactly(expected);
    }
    requireSpare(c, width);
  }

  private void requireSpare(double[] c) {
    requireSpare(c, n);
  }

  private void requireSpare(double[] c, int length) {
    double[] rest = c.clone();
    for (int i = 0; i < rows; i++) {
      int at = block(c, length).row(i);
      Arrays.fill(rest, at, at + length, SPARE);
    }
    assertThat(rest).as("entries beside the result").containsOnly(SPARE);
  }
}
