package fanc.networks.lowering;

import fanc.networks.Select;
import fanc.networks.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gemm, {@code alpha A' B' + beta C} with constant C and one of A and B constant, becomes an affine
 * map or a convolution over rows or columns. Of constants it is folded.
 */
final class GemmRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.ignore("broadcast");
    boolean transA = node.integer("transA", 0) != 0;
    boolean transB = node.integer("transB", 0) != 0;
    double alpha = node.real("alpha", 1);
    double beta = node.real("beta", 1);
    Shape a = node.input(0).shape();
    Shape b = node.input(1).shape();
    if (a.rank() != 2 || b.rank() != 2) {
      throw node.refuse("shapes " + a + " and " + b + ", expected two matrices");
    }
    int inner = a.dim(transA ? 0 : 1);
    if (inner != b.dim(transB ? 1 : 0)) {
      throw node.refuse("shapes " + a + " and " + b + " do not fit");
    }
    Shape out = Shape.of(a.dim(transA ? 1 : 0), b.dim(transB ? 0 : 1));
    Constant bias = node.has(2) ? bias(node, beta, out) : DenseMap.zeros(out);
    if (node.isConstant(0) && node.isConstant(1)) {
      Constant left =
          Entrywise.scaled(
              alpha, transA ? DenseMap.transposed(node.constant(0)) : node.constant(0));
      Constant right = transB ? DenseMap.transposed(node.constant(1)) : node.constant(1);
      Constant product = ConstantProduct.of(node, left, right, out);
      node.define(Entrywise.sum(product, bias, out));
    } else if (node.isConstant(0)) {
      Constant left = transA ? DenseMap.transposed(node.constant(0)) : node.constant(0);
      Operand.Value right = turned(node, node.value(1), transB);
      AxisProduct product = new AxisProduct(1, inner, out.dim(1));
      product.emit(node, right, Entrywise.scaled(alpha, left), bias, out);
    } else if (node.isConstant(1)) {
      Constant right = transB ? DenseMap.transposed(node.constant(1)) : node.constant(1);
      Operand.Value left = turned(node, node.value(0), transA);
      DenseMap.emit(node, left, Entrywise.scaled(alpha, right), bias, out);
    } else {
      throw node.refuse("product of two computed values, expected one constant");
    }
  }

  /** Returns the transposed matrix where it is asked for. */
  private static Operand.Value turned(NodeScope node, Operand.Value x, boolean turn) {
    Shape from = x.shape();
    if (!turn) {
      return x;
    }
    Shape to = Shape.of(from.dim(1), from.dim(0));
    if (from.dim(0) == 1 || from.dim(1) == 1) {
      return new Operand.Value(x.number(), to);
    }
    int[] sources = IndexMap.walk(to, 0, new int[] {1, from.dim(1)});
    Select select = new Select(Arrays.stream(sources).boxed().toList());
    return node.intermediate("transposed", select, to, x);
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
