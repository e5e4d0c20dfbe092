package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of one to three rows and two vectors of columns of a {@link SelectedProduct}, in
 * registers.
 *
 * <p>Each method sets the lanes of its rows that begin at columns j and {@code other} of c, term by
 * term; the two may overlap. One method for each number of rows, as in {@link WideTile}.
 */
final class NarrowStrip {
  private static final VectorSpecies<Double> S = Lanes.SPECIES;

  private NarrowStrip() {}

  static void one(
      RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j, int other) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector s00 = zero;
    DoubleVector s01 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + other);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + other);
  }

  static void two(
      RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j, int other) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector s00 = zero;
    DoubleVector s01 = zero;
    DoubleVector s10 = zero;
    DoubleVector s11 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + other);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
      DoubleVector f1 = DoubleVector.broadcast(S, x[x1 + column]);
      s10 = f1.fma(b0, s10);
      s11 = f1.fma(b1, s11);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + other);
    int c1 = c.row(i + 1);
    s10.intoArray(to, c1 + j);
    s11.intoArray(to, c1 + other);
  }

  static void three(
      RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j, int other) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    int x2 = a.row(i + 2);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector s00 = zero;
    DoubleVector s01 = zero;
    DoubleVector s10 = zero;
    DoubleVector s11 = zero;
    DoubleVector s20 = zero;
    DoubleVector s21 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + other);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
      DoubleVector f1 = DoubleVector.broadcast(S, x[x1 + column]);
      s10 = f1.fma(b0, s10);
      s11 = f1.fma(b1, s11);
      DoubleVector f2 = DoubleVector.broadcast(S, x[x2 + column]);
      s20 = f2.fma(b0, s20);
      s21 = f2.fma(b1, s21);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + other);
    int c1 = c.row(i + 1);
    s10.intoArray(to, c1 + j);
    s11.intoArray(to, c1 + other);
    int c2 = c.row(i + 2);
    s20.intoArray(to, c2 + j);
    s21.intoArray(to, c2 + other);
  }
}
