package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of four to six rows and four vectors of columns of a {@link SelectedProduct}, in
 * registers.
 *
 * <p>Each method sets entries (i, j) up to (i + rows, j + 4 lanes) of c, term by term. One method
 * for each number of rows, without loops: C2 of JDK 17 keeps sums in registers only if each has a
 * name.
 */
final class WideTile {
  private static final VectorSpecies<Double> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;

  private WideTile() {}

  static void four(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    int x2 = a.row(i + 2);
    int x3 = a.row(i + 3);
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
    DoubleVector s30 = zero;
    DoubleVector s31 = zero;
    DoubleVector s32 = zero;
    DoubleVector s33 = zero;
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
      DoubleVector f3 = DoubleVector.broadcast(S, x[x3 + column]);
      s30 = f3.fma(b0, s30);
      s31 = f3.fma(b1, s31);
      s32 = f3.fma(b2, s32);
      s33 = f3.fma(b3, s33);
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
    int c3 = c.row(i + 3);
    s30.intoArray(to, c3 + j);
    s31.intoArray(to, c3 + j + L);
    s32.intoArray(to, c3 + j + 2 * L);
    s33.intoArray(to, c3 + j + 3 * L);
  }

  static void five(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    int x2 = a.row(i + 2);
    int x3 = a.row(i + 3);
    int x4 = a.row(i + 4);
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
    DoubleVector s30 = zero;
    DoubleVector s31 = zero;
    DoubleVector s32 = zero;
    DoubleVector s33 = zero;
    DoubleVector s40 = zero;
    DoubleVector s41 = zero;
    DoubleVector s42 = zero;
    DoubleVector s43 = zero;
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
      DoubleVector f3 = DoubleVector.broadcast(S, x[x3 + column]);
      s30 = f3.fma(b0, s30);
      s31 = f3.fma(b1, s31);
      s32 = f3.fma(b2, s32);
      s33 = f3.fma(b3, s33);
      DoubleVector f4 = DoubleVector.broadcast(S, x[x4 + column]);
      s40 = f4.fma(b0, s40);
      s41 = f4.fma(b1, s41);
      s42 = f4.fma(b2, s42);
      s43 = f4.fma(b3, s43);
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
    int c3 = c.row(i + 3);
    s30.intoArray(to, c3 + j);
    s31.intoArray(to, c3 + j + L);
    s32.intoArray(to, c3 + j + 2 * L);
    s33.intoArray(to, c3 + j + 3 * L);
    int c4 = c.row(i + 4);
    s40.intoArray(to, c4 + j);
    s41.intoArray(to, c4 + j + L);
    s42.intoArray(to, c4 + j + 2 * L);
    s43.intoArray(to, c4 + j + 3 * L);
  }

  static void six(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int i, int j) {
    double[] x = a.values();
    int[] columns = terms.columns();
    int[] rows = terms.rows();
    int count = terms.count();
    int x0 = a.row(i);
    int x1 = a.row(i + 1);
    int x2 = a.row(i + 2);
    int x3 = a.row(i + 3);
    int x4 = a.row(i + 4);
    int x5 = a.row(i + 5);
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
    DoubleVector s30 = zero;
    DoubleVector s31 = zero;
    DoubleVector s32 = zero;
    DoubleVector s33 = zero;
    DoubleVector s40 = zero;
    DoubleVector s41 = zero;
    DoubleVector s42 = zero;
    DoubleVector s43 = zero;
    DoubleVector s50 = zero;
    DoubleVector s51 = zero;
    DoubleVector s52 = zero;
    DoubleVector s53 = zero;
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
      DoubleVector f3 = DoubleVector.broadcast(S, x[x3 + column]);
      s30 = f3.fma(b0, s30);
      s31 = f3.fma(b1, s31);
      s32 = f3.fma(b2, s32);
      s33 = f3.fma(b3, s33);
      DoubleVector f4 = DoubleVector.broadcast(S, x[x4 + column]);
      s40 = f4.fma(b0, s40);
      s41 = f4.fma(b1, s41);
      s42 = f4.fma(b2, s42);
      s43 = f4.fma(b3, s43);
      DoubleVector f5 = DoubleVector.broadcast(S, x[x5 + column]);
      s50 = f5.fma(b0, s50);
      s51 = f5.fma(b1, s51);
      s52 = f5.fma(b2, s52);
      s53 = f5.fma(b3, s53);
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
    int c3 = c.row(i + 3);
    s30.intoArray(to, c3 + j);
    s31.intoArray(to, c3 + j + L);
    s32.intoArray(to, c3 + j + 2 * L);
    s33.intoArray(to, c3 + j + 3 * L);
    int c4 = c.row(i + 4);
    s40.intoArray(to, c4 + j);
    s41.intoArray(to, c4 + j + L);
    s42.intoArray(to, c4 + j + 2 * L);
    s43.intoArray(to, c4 + j + 3 * L);
    int c5 = c.row(i + 5);
    s50.intoArray(to, c5 + j);
    s51.intoArray(to, c5 + j + L);
    s52.intoArray(to, c5 + j + 2 * L);
    s53.intoArray(to, c5 + j + 3 * L);
  }
}
