package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A row and a non-negative row times b and |b|, each vector of b loaded once.
 *
 * <p>Every entry is a chain of fused multiply-adds over the terms in ascending order from zero.
 */
final class SelectedPair {

  private static final VectorSpecies<Double> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;

  private SelectedPair() {}

  /** Sets yr as {@link fanc.verifier.kernels.Kernels#multiplySelectedPair} says. */
  static void multiply(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    if (n < L) {
      scalar(xv, terms, b, n, yr);
    } else if (n < 4 * L) {
      for (int j = 0; j < n; j += L) {
        one(xv, terms, b, n, yr, Math.min(j, n - L));
      }
    } else {
      for (int j = 0; j < n; j += 4 * L) {
        four(xv, terms, b, n, yr, Math.min(j, n - 4 * L));
      }
    }
  }

  private static void four(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr, int j) {
    double[] factors = xv.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int x = xv.row(0);
    int v = xv.row(1);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector y0 = zero;
    DoubleVector y1 = zero;
    DoubleVector y2 = zero;
    DoubleVector y3 = zero;
    DoubleVector r0 = zero;
    DoubleVector r1 = zero;
    DoubleVector r2 = zero;
    DoubleVector r3 = zero;
    for (int t = 0; t < terms.count(); t++) {
      int at = rows[t] * n + j;
      DoubleVector fx = DoubleVector.broadcast(S, factors[x + columns[t]]);
      DoubleVector fv = DoubleVector.broadcast(S, factors[v + columns[t]]);
      DoubleVector b0 = DoubleVector.fromArray(S, b, at);
      DoubleVector b1 = DoubleVector.fromArray(S, b, at + L);
      DoubleVector b2 = DoubleVector.fromArray(S, b, at + 2 * L);
      DoubleVector b3 = DoubleVector.fromArray(S, b, at + 3 * L);
      y0 = fx.fma(b0, y0);
      y1 = fx.fma(b1, y1);
      y2 = fx.fma(b2, y2);
      y3 = fx.fma(b3, y3);
      r0 = fv.fma(b0.abs(), r0);
      r1 = fv.fma(b1.abs(), r1);
      r2 = fv.fma(b2.abs(), r2);
      r3 = fv.fma(b3.abs(), r3);
    }
    store(yr.values(), yr.row(0) + j, y0, y1, y2, y3);
    store(yr.values(), yr.row(1) + j, r0, r1, r2, r3);
  }

  private static void store(
      double[] to, int at, DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
    s0.intoArray(to, at);
    s1.intoArray(to, at + L);
    s2.intoArray(to, at + 2 * L);
    s3.intoArray(to, at + 3 * L);
  }

  private static void one(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr, int j) {
    double[] factors = xv.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int x = xv.row(0);
    int v = xv.row(1);
    DoubleVector y = DoubleVector.zero(S);
    DoubleVector r = DoubleVector.zero(S);
    for (int t = 0; t < terms.count(); t++) {
      DoubleVector term = DoubleVector.fromArray(S, b, rows[t] * n + j);
      y = DoubleVector.broadcast(S, factors[x + columns[t]]).fma(term, y);
      r = DoubleVector.broadcast(S, factors[v + columns[t]]).fma(term.abs(), r);
    }
    y.intoArray(yr.values(), yr.row(0) + j);
    r.intoArray(yr.values(), yr.row(1) + j);
  }

  private static void scalar(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    for (int j = 0; j < n; j++) {
      double y = 0;
      double r = 0;
      for (int t = 0; t < terms.count(); t++) {
        double term = b[terms.rows()[t] * n + j];
        y = Math.fma(xv.values()[xv.row(0) + terms.columns()[t]], term, y);
        r = Math.fma(xv.values()[xv.row(1) + terms.columns()[t]], Math.abs(term), r);
      }
      yr.values()[yr.row(0) + j] = y;
      yr.values()[yr.row(1) + j] = r;
    }
  }
}
