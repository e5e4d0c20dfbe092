package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows scaled column by column. */
final class Scaling {

  private static final VectorSpecies<Double> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;

  private Scaling() {}

  /** Sets c as {@link fanc.verifier.kernels.Kernels#scaleColumns} says. */
  static void columns(RowBlock a, double[] factors, int n, RowBlock c) {
    double[] from = a.values();
    double[] to = c.values();
    for (int i = 0; i < c.count(); i++) {
      row(from, a.row(i), factors, n, to, c.row(i));
    }
  }

  private static void row(double[] from, int a, double[] factors, int n, double[] to, int c) {
    int j = 0;
    for (; j + L <= n; j += L) {
      DoubleVector row = DoubleVector.fromArray(S, from, a + j);
      row.mul(DoubleVector.fromArray(S, factors, j)).intoArray(to, c + j);
    }
    for (; j < n; j++) {
      to[c + j] = from[a + j] * factors[j];
    }
  }
}
