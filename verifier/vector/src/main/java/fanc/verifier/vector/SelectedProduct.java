package fanc.verifier.vector;

import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;

/**
 * The selected products of {@link VectorKernels}.
 *
 * <p>Rows and columns of the result are divided into tiles whose sums stay in registers while the
 * terms pass, so that each vector of b that is loaded serves up to six rows. All rows of one tile's
 * columns come first: what they read of b is in the first or second level of cache after the first
 * of them.
 *
 * <p>Every entry is a chain of fused multiply-adds over the terms in ascending order from zero,
 * whatever tile it falls into. Tiles at the right end overlap: an entry that is computed twice gets
 * the same bits.
 */
final class SelectedProduct {

  /** Rows of the largest tile. */
  private static final int ROWS = 6;

  private static final int L = Lanes.COUNT;

  private SelectedProduct() {}

  /**
   * Sets c as {@link fanc.verifier.kernels.Kernels#multiplySelected} says, for rows of b that may
   * overlap.
   *
   * @param stride from the beginning of one row of b to that of the next
   * @param n columns of the result
   */
  static void multiply(RowBlock a, Terms terms, double[] b, int stride, int n, RowBlock c) {
    if (n < L) {
      scalar(a, terms, b, stride, n, c);
      return;
    }
    int j = 0;
    if (Lanes.WIDE) {
      for (; j + 4 * L <= n; j += 4 * L) {
        wide(a, terms, b, stride, c, j);
      }
      if (n - j > 2 * L && n >= 4 * L) {
        wide(a, terms, b, stride, c, n - 4 * L);
        return;
      }
    }
    for (; j < n; j += 2 * L) {
      narrow(a, terms, b, stride, c, Math.min(j, n - L), Math.min(j + L, n - L));
    }
  }

  /** Sets four vectors of columns, in the fewest tiles, of rows as equal as possible. */
  private static void wide(RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int j) {
    int rows = c.count();
    int tiles = (rows + ROWS - 1) / ROWS;
    int i = 0;
    for (int tile = 0; tile < tiles; tile++) {
      int height = (rows - i) / (tiles - tile);
      switch (height) {
        case 6 -> WideTile.six(a, terms, b, stride, c, i, j);
        case 5 -> WideTile.five(a, terms, b, stride, c, i, j);
        case 4 -> WideTile.four(a, terms, b, stride, c, i, j);
        case 3 -> WideStrip.three(a, terms, b, stride, c, i, j);
        case 2 -> WideStrip.two(a, terms, b, stride, c, i, j);
        default -> WideStrip.one(a, terms, b, stride, c, i, j);
      }
      i += height;
    }
  }

  /** Sets two vectors of columns, likewise. */
  private static void narrow(
      RowBlock a, Terms terms, double[] b, int stride, RowBlock c, int j, int other) {
    int rows = c.count();
    int tiles = (rows + ROWS - 1) / ROWS;
    int i = 0;
    for (int tile = 0; tile < tiles; tile++) {
      int height = (rows - i) / (tiles - tile);
      switch (height) {
        case 6 -> NarrowTile.six(a, terms, b, stride, c, i, j, other);
        case 5 -> NarrowTile.five(a, terms, b, stride, c, i, j, other);
        case 4 -> NarrowTile.four(a, terms, b, stride, c, i, j, other);
        case 3 -> NarrowStrip.three(a, terms, b, stride, c, i, j, other);
        case 2 -> NarrowStrip.two(a, terms, b, stride, c, i, j, other);
        default -> NarrowStrip.one(a, terms, b, stride, c, i, j, other);
      }
      i += height;
    }
  }

  /** Sets a result narrower than one vector. */
  private static void scalar(RowBlock a, Terms terms, double[] b, int stride, int n, RowBlock c) {
    for (int i = 0; i < c.count(); i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int t = 0; t < terms.count(); t++) {
          sum =
              Math.fma(
                  a.values()[a.row(i) + terms.columns()[t]], b[terms.rows()[t] * stride + j], sum);
        }
        c.values()[c.row(i) + j] = sum;
      }
    }
  }
}
