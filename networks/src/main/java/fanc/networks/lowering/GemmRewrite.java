package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.Optional;

/** Gemm, {@code alpha A' B' + beta C} with constant B and C, becomes an affine map. */
final class GemmRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Operand.Value a = node.value(0);
    Constant b = node.constant(1);
    boolean transA = node.integer("transA", 0) != 0;
    boolean transB = node.integer("transB", 0) != 0;
    double alpha = node.real("alpha", 1);
    double beta = node.real("beta", 1);
    if (a.shape().rank() != 2 || b.shape().rank() != 2) {
      throw node.refuse("shapes " + a.shape() + " and " + b.shape() + ", expected two matrices");
    }
    int rows = a.shape().dim(transA ? 1 : 0);
    int inner = a.shape().dim(transA ? 0 : 1);
    int columns = b.shape().dim(transB ? 0 : 1);
    if (inner != b.shape().dim(transB ? 1 : 0)) {
      throw node.refuse("shapes " + a.shape() + " and " + b.shape() + " do not fit");
    }
    if (transA && rows > 1 && inner > 1) {
      throw node.refuse("transA with " + rows + " rows, expected one");
    }
    Shape out = Shape.of(rows, columns);
    Constant weight = Entrywise.scaled(alpha, transB ? DenseMap.transposed(b) : b);
    Constant bias = node.has(2) ? bias(node, beta, out) : DenseMap.zeros(out);
    DenseMap.emit(node, a, weight, bias, out);
  }

  private static Constant bias(NodeScope node, double beta, Shape out) throws LoweringException {
    Constant c = node.constant(2);
    if (!Broadcast.shape(c.shape(), out).equals(Optional.of(out))) {
      throw node.refuse("bias of shape " + c.shape() + ", expected one that stretches to " + out);
    }
    IndexMap map = new IndexMap(out, Broadcast.sources(c.shape(), out));
    return NodeScope.rearranged(Entrywise.scaled(beta, c), map);
  }
}
