package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of one to three rows and four vectors of columns of a {@link SelectedProduct}, in
 * registers.
 *
 * <p>Each method sets entries (i, j) up to (i + rows, j + 4 lanes) of c, term by term. One method
 * for each number of rows, without loops: C2 of JDK 17 keeps sums in registers only if each has a
 * name.
 */
final class WideStrip {
  private static final VectorSpecies<Double> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;

  private WideStrip() {}

  static void one(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector s00 = zero;
    DoubleVector s01 = zero;
    DoubleVector s02 = zero;
    DoubleVector s03 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + j + L);
      DoubleVector b2 = DoubleVector.fromArray(S, b, row + j + 2 * L);
      DoubleVector b3 = DoubleVector.fromArray(S, b, row + j + 3 * L);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
      s02 = f0.fma(b2, s02);
      s03 = f0.fma(b3, s03);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + j + L);
    s02.intoArray(to, c0 + j + 2 * L);
    s03.intoArray(to, c0 + j + 3 * L);
  }

  static void two(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector s00 = zero;
    DoubleVector s01 = zero;
    DoubleVector s02 = zero;
    DoubleVector s03 = zero;
    DoubleVector s10 = zero;
    DoubleVector s11 = zero;
    DoubleVector s12 = zero;
    DoubleVector s13 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + j + L);
      DoubleVector b2 = DoubleVector.fromArray(S, b, row + j + 2 * L);
      DoubleVector b3 = DoubleVector.fromArray(S, b, row + j + 3 * L);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
      s02 = f0.fma(b2, s02);
      s03 = f0.fma(b3, s03);
      DoubleVector f1 = DoubleVector.broadcast(S, x[x1 + column]);
      s10 = f1.fma(b0, s10);
      s11 = f1.fma(b1, s11);
      s12 = f1.fma(b2, s12);
      s13 = f1.fma(b3, s13);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + j + L);
    s02.intoArray(to, c0 + j + 2 * L);
    s03.intoArray(to, c0 + j + 3 * L);
    int c1 = c.row(i + 1);
    s10.intoArray(to, c1 + j);
    s11.intoArray(to, c1 + j + L);
    s12.intoArray(to, c1 + j + 2 * L);
    s13.intoArray(to, c1 + j + 3 * L);
  }

  static void three(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
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
    DoubleVector s02 = zero;
    DoubleVector s03 = zero;
    DoubleVector s10 = zero;
    DoubleVector s11 = zero;
    DoubleVector s12 = zero;
    DoubleVector s13 = zero;
    DoubleVector s20 = zero;
    DoubleVector s21 = zero;
    DoubleVector s22 = zero;
    DoubleVector s23 = zero;
    for (int t = 0; t < count; t++) {
      int column = columns[t];
      int row = rows[t] * stride;
      DoubleVector b0 = DoubleVector.fromArray(S, b, row + j);
      DoubleVector b1 = DoubleVector.fromArray(S, b, row + j + L);
      DoubleVector b2 = DoubleVector.fromArray(S, b, row + j + 2 * L);
      DoubleVector b3 = DoubleVector.fromArray(S, b, row + j + 3 * L);
      DoubleVector f0 = DoubleVector.broadcast(S, x[x0 + column]);
      s00 = f0.fma(b0, s00);
      s01 = f0.fma(b1, s01);
      s02 = f0.fma(b2, s02);
      s03 = f0.fma(b3, s03);
      DoubleVector f1 = DoubleVector.broadcast(S, x[x1 + column]);
      s10 = f1.fma(b0, s10);
      s11 = f1.fma(b1, s11);
      s12 = f1.fma(b2, s12);
      s13 = f1.fma(b3, s13);
      DoubleVector f2 = DoubleVector.broadcast(S, x[x2 + column]);
      s20 = f2.fma(b0, s20);
      s21 = f2.fma(b1, s21);
      s22 = f2.fma(b2, s22);
      s23 = f2.fma(b3, s23);
    }
    double[] to = c.values();
    int c0 = c.row(i);
    s00.intoArray(to, c0 + j);
    s01.intoArray(to, c0 + j + L);
    s02.intoArray(to, c0 + j + 2 * L);
    s03.intoArray(to, c0 + j + 3 * L);
    int c1 = c.row(i + 1);
    s10.intoArray(to, c1 + j);
    s11.intoArray(to, c1 + j + L);
    s12.intoArray(to, c1 + j + 2 * L);
    s13.intoArray(to, c1 + j + 3 * L);
    int c2 = c.row(i + 2);
    s20.intoArray(to, c2 + j);
    s21.intoArray(to, c2 + j + L);
    s22.intoArray(to, c2 + j + 2 * L);
    s23.intoArray(to, c2 + j + 3 * L);
  }
}
