package fanc.networks.lowering;

import fanc.networks.Affine;
import fanc.networks.Shape;
import fanc.networks.Tensor;

/** Affine maps from constants whose entries may carry errors. */
final class DenseMap {
  /** A map that acts on each row alike is written out row by row up to this many entries. */
  private static final long WRITTEN_OUT = 1L << 14;

  /** The same where the entries are inexact, which a convolution's may not be. */
  private static final long LARGEST = 1L << 24;

  private static final double UNIT_ROUNDOFF = 0x1p-53;
  private static final int MOST_ROUNDINGS = 1 << 20;

  private DenseMap() {}

  /**
   * Emits {@code x W + b} for each row of x: W is n x m, b and the output have rows x m entries.
   */
  static void emit(NodeScope node, Operand.Value x, Constant w, Constant b, Shape out)
      throws LoweringException {
    if (w.size() == 0) {
      throw node.refuse("constant of shape " + w.shape() + ", expected at least one entry");
    }
    int rows = out.size() / w.shape().dim(1);
    if ((long) rows * rows * w.size() > WRITTEN_OUT && rows > 1 && w.isExact()) {
      new AxisProduct(rows, w.shape().dim(0), 1).emit(node, x, transposed(w), b, out);
      return;
    }
    Tensor weight = rows == 1 ? w.values() : repeated(node, w, rows);
    int roundings = Math.max(roundings(node, w), roundings(node, b));
    Tensor bias = Tensor.of(Shape.of(b.size()), b.values().shared());
    node.emit(new Affine(weight, bias, roundings), out, x);
  }

  private static Tensor repeated(NodeScope node, Constant w, int rows) throws LoweringException {
    int n = w.shape().dim(0);
    int m = w.shape().dim(1);
    if ((long) rows * rows * n * m > LARGEST) {
      throw node.refuse("product of a value with " + rows + " rows, expected one row");
    }
    double[] values = new double[rows * n * rows * m];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < n; i++) {
        int at = (r * n + i) * rows * m + r * m;
        System.arraycopy(w.values().shared(), i * m, values, at, m);
      }
    }
    return Tensor.of(Shape.of(rows * n, rows * m), values);
  }

  static Constant zeros(Shape shape) {
    IndexMap.requireSize(shape);
    return Constant.exact(Constant.Kind.REAL, Tensor.of(shape, new double[shape.size()]));
  }

  static Constant transposed(Constant w) {
    Shape shape = Shape.of(w.shape().dim(1), w.shape().dim(0));
    return NodeScope.rearranged(
        w, new IndexMap(shape, IndexMap.walk(shape, 0, new int[] {1, shape.dim(0)})));
  }

  /** Returns the least k for which each error is at most {@code k u} times its entry. */
  private static int roundings(NodeScope node, Constant constant) throws LoweringException {
    if (constant.isExact()) {
      return 0;
    }
    double most = 0;
    for (int i = 0; i < constant.size(); i++) {
      Ball entry = constant.ball(i);
      // In this form, a radius that is no number is not taken for exact.
      if (!(entry.radius() == 0)) {
        most = Math.max(most, entry.radius() / (UNIT_ROUNDOFF * Math.abs(entry.center())));
      }
    }
    if (!(most < MOST_ROUNDINGS)) {
      throw node.refuse("a weight that is computed from constants is too inexact");
    }
    return (int) Math.ceil(most * (1 + 0x1p-40));
  }
}
