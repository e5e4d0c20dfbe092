package fanc.networks.lowering;

import fanc.networks.Shape;

/** Products of two constant matrices, with their error. */
final class ConstantProduct {
  /** Most multiplications done while a file is read. */
  private static final long LARGEST = 1L << 28;

  private ConstantProduct() {}

  /**
   * Returns {@code a b} under a shape.
   *
   * @param a rows x inner
   * @param b inner x columns
   */
  static Constant of(NodeScope node, Constant a, Constant b, Shape out) throws LoweringException {
    Entrywise.requireDense(node, a);
    Entrywise.requireDense(node, b);
    int rows = a.shape().dim(0);
    int inner = a.shape().dim(1);
    int columns = b.shape().dim(1);
    if (inner != b.shape().dim(0)) {
      throw node.refuse("shapes " + a.shape() + " and " + b.shape() + " do not fit");
    }
    if ((long) rows * inner * columns > LARGEST) {
      throw node.refuse("product of two large constants; export it as one");
    }
    IndexMap.requireSize(out);
    Ball[] results = new Ball[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        Ball sum = Ball.exact(0);
        for (int i = 0; i < inner; i++) {
          sum = sum.plus(a.ball(r * inner + i).times(b.ball(i * columns + c)));
        }
        results[r * columns + c] = sum;
      }
    }
    return Constant.ofBalls(a.kind(), out, results);
  }
}
