package fanc.verifier.vector;

import fanc.verifier.kernels.Terms;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of absolute values over rows, weighed or not, four vectors of columns at a time. */
final class AbsoluteSums {

  private static final VectorSpecies<Double> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;

  private AbsoluteSums() {}

  /**
   * Sets {@code r[j]} to the sum over the terms of {@code factors[t] |b[rows[t], j]|}.
   *
   * @param factors one for each term, at least 0
   */
  static void multiply(double[] factors, Terms terms, double[] b, double[] r, int n) {
    if (n >= 4 * L) {
      for (int j = 0; j < n; j += 4 * L) {
        multiplyFour(factors, terms, b, r, n, Math.min(j, n - 4 * L));
      }
    } else if (n >= L) {
      for (int j = 0; j < n; j += L) {
        multiplyOne(factors, terms, b, r, n, Math.min(j, n - L));
      }
    } else {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int t = 0; t < terms.count(); t++) {
          sum = Math.fma(factors[t], Math.abs(b[terms.rows()[t] * n + j]), sum);
        }
        r[j] = sum;
      }
    }
  }

  private static void multiplyFour(
      double[] factors, Terms terms, double[] b, double[] r, int n, int j) {
    int[] rows = terms.rows();
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int t = 0; t < terms.count(); t++) {
      int at = rows[t] * n + j;
      DoubleVector f = DoubleVector.broadcast(S, factors[t]);
      s0 = f.fma(DoubleVector.fromArray(S, b, at).abs(), s0);
      s1 = f.fma(DoubleVector.fromArray(S, b, at + L).abs(), s1);
      s2 = f.fma(DoubleVector.fromArray(S, b, at + 2 * L).abs(), s2);
      s3 = f.fma(DoubleVector.fromArray(S, b, at + 3 * L).abs(), s3);
    }
    s0.intoArray(r, j);
    s1.intoArray(r, j + L);
    s2.intoArray(r, j + 2 * L);
    s3.intoArray(r, j + 3 * L);
  }

  private static void multiplyOne(
      double[] factors, Terms terms, double[] b, double[] r, int n, int j) {
    int[] rows = terms.rows();
    DoubleVector sum = DoubleVector.zero(S);
    for (int t = 0; t < terms.count(); t++) {
      DoubleVector term = DoubleVector.fromArray(S, b, rows[t] * n + j).abs();
      sum = DoubleVector.broadcast(S, factors[t]).fma(term, sum);
    }
    sum.intoArray(r, j);
  }

  /** Sets {@code sums[j]} to the sum over the rows of {@code |a[i, j]|}. */
  static void ofColumns(double[] a, double[] sums, int rows, int n) {
    if (n >= 4 * L) {
      for (int j = 0; j < n; j += 4 * L) {
        sumFour(a, sums, rows, n, Math.min(j, n - 4 * L));
      }
    } else if (n >= L) {
      for (int j = 0; j < n; j += L) {
        sumOne(a, sums, rows, n, Math.min(j, n - L));
      }
    } else {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += Math.abs(a[i * n + j]);
        }
        sums[j] = sum;
      }
    }
  }

  private static void sumFour(double[] a, double[] sums, int rows, int n, int j) {
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int i = 0; i < rows; i++) {
      int at = i * n + j;
      s0 = s0.add(DoubleVector.fromArray(S, a, at).abs());
      s1 = s1.add(DoubleVector.fromArray(S, a, at + L).abs());
      s2 = s2.add(DoubleVector.fromArray(S, a, at + 2 * L).abs());
      s3 = s3.add(DoubleVector.fromArray(S, a, at + 3 * L).abs());
    }
    s0.intoArray(sums, j);
    s1.intoArray(sums, j + L);
    s2.intoArray(sums, j + 2 * L);
    s3.intoArray(sums, j + 3 * L);
  }

  private static void sumOne(double[] a, double[] sums, int rows, int n, int j) {
    DoubleVector sum = DoubleVector.zero(S);
    for (int i = 0; i < rows; i++) {
      sum = sum.add(DoubleVector.fromArray(S, a, i * n + j).abs());
    }
    sum.intoArray(sums, j);
  }
}
