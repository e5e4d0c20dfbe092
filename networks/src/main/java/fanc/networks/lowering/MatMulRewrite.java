package fanc.networks.lowering;

import fanc.networks.Conv2d;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * MatMul by a constant becomes an affine map without bias; a constant from the left, applied to
 * several columns, a 1 x 1 convolution over them.
 */
final class MatMulRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    if (node.isConstant(0)) {
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
    if (inner != w.shape().dim(1) || x.shape().size() != inner * columns) {
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
    if (columns == 1) {
      DenseMap.emit(node, x, DenseMap.transposed(w), DenseMap.zeros(out), out);
    } else {
      emitOverColumns(node, x, w, columns, out);
    }
  }

  private static void emitOverColumns(
      NodeScope node, Operand.Value x, Constant w, int columns, Shape out)
      throws LoweringException {
    if (!w.isExact()) {
      throw node.refuse("the constant is computed and inexact, expected a stored one");
    }
    int inner = w.shape().dim(1);
    int rows = w.shape().dim(0);
    Window window = new Window(inner, 1, columns, 1, 1, 1, 1, 0, 0, 1, columns);
    Tensor kernel = Tensor.of(Shape.of(rows, inner, 1, 1), w.values().shared());
    node.emit(new Conv2d(window, kernel, Tensor.zeros(rows)), out, x);
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
