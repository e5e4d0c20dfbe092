package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * MatMul by a constant becomes an affine map without bias; applied to several rows or columns, a 1
 * x 1 convolution over them. Of two constants it is folded.
 */
final class MatMulRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0) && node.isConstant(1)) {
      fold(node, node.constant(0), node.constant(1));
    } else if (node.isConstant(0)) {
      fromTheLeft(node, node.constant(0), node.value(1));
    } else if (node.isConstant(1)) {
      fromTheRight(node, node.value(0), node.constant(1));
    } else {
      throw node.refuse("product of two computed values, expected one constant");
    }
  }

  private static void fromTheRight(NodeScope node, Operand.Value x, Constant constant)
      throws LoweringException {
    boolean vector = constant.shape().rank() == 1;
    Constant w = matrix(node, constant, vector ? Shape.of(constant.size(), 1) : constant.shape());
    int rank = x.shape().rank();
    if (rank == 0 || x.shape().dim(rank - 1) != w.shape().dim(0)) {
      throw node.refuse("shapes " + x.shape() + " and " + constant.shape() + " do not fit");
    }
    List<Integer> dims = new ArrayList<>(x.shape().dims().subList(0, rank - 1));
    if (!vector) {
      dims.add(w.shape().dim(1));
    }
    Shape out = raised(dims, vector ? 0 : constant.shape().rank() - (rank == 1 ? 1 : 0));
    DenseMap.emit(node, x, w, DenseMap.zeros(out), out);
  }

  private static void fromTheLeft(NodeScope node, Constant constant, Operand.Value x)
      throws LoweringException {
    boolean vector = constant.shape().rank() == 1;
    Constant w = matrix(node, constant, vector ? Shape.of(1, constant.size()) : constant.shape());
    int rank = x.shape().rank();
    int inner = rank == 0 ? 0 : rank == 1 ? x.shape().dim(0) : x.shape().dim(rank - 2);
    int columns = rank < 2 ? 1 : x.shape().dim(rank - 1);
    if (inner != w.shape().dim(1) || x.shape().size() == 0) {
      throw node.refuse("shapes " + constant.shape() + " and " + x.shape() + " do not fit");
    }
    List<Integer> dims = new ArrayList<>(x.shape().dims().subList(0, Math.max(0, rank - 2)));
    if (!vector) {
      dims.add(w.shape().dim(0));
    }
    if (rank > 1) {
      dims.add(columns);
    }
    Shape out = raised(dims, vector ? 0 : constant.shape().rank() - (rank == 1 ? 1 : 0));
    int outer = x.shape().size() / (inner * columns);
    if (columns == 1 && outer == 1) {
      DenseMap.emit(node, x, DenseMap.transposed(w), DenseMap.zeros(out), out);
    } else {
      Constant none = DenseMap.zeros(Shape.of(0));
      new AxisProduct(outer, inner, columns).emit(node, x, w, none, out);
    }
  }

  private static void fold(NodeScope node, Constant a, Constant b) throws LoweringException {
    boolean row = a.shape().rank() == 1;
    boolean column = b.shape().rank() == 1;
    Constant left = matrix(node, a, row ? Shape.of(1, a.size()) : a.shape());
    Constant right = matrix(node, b, column ? Shape.of(b.size(), 1) : b.shape());
    List<Integer> dims = new ArrayList<>();
    if (!row) {
      dims.add(left.shape().dim(0));
    }
    if (!column) {
      dims.add(right.shape().dim(1));
    }
    int leading = Math.max(a.shape().rank(), b.shape().rank()) - 2;
    Shape out = raised(dims, Math.max(0, leading) + dims.size());
    node.define(ConstantProduct.of(node, left, right, out));
  }

  /** Drops leading dimensions of size 1. */
  private static Constant matrix(NodeScope node, Constant constant, Shape shape)
      throws LoweringException {
    int rank = shape.rank();
    if (rank < 2 || shape.size() != shape.dim(rank - 2) * shape.dim(rank - 1)) {
      throw node.refuse("constant of shape " + shape + ", expected a matrix or a vector");
    }
    Shape matrix = Shape.of(shape.dim(rank - 2), shape.dim(rank - 1));
    return NodeScope.rearranged(constant, IndexMap.reshape(matrix));
  }

  private static Shape raised(List<Integer> dims, int rank) {
    while (dims.size() < rank) {
      dims.add(0, 1);
    }
    return new Shape(dims);
  }
}
