package fanc.networks.ensemble;

import fanc.networks.ActivationOp;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Several ops that read the same value as one, whose output is theirs one after the other. Entries
 * are copied, nothing is rounded.
 */
final class Stacking {
  private Stacking() {}

  /**
   * Returns the one op.
   *
   * @param ops affine ops, convolutions of one window and one group, scales that read values that
   *     were stacked, or one activation without parameters; all of a kind
   */
  static Op of(List<Op> ops) {
    Op first = ops.get(0);
    if (first instanceof ActivationOp) {
      return first;
    }
    if (first instanceof Affine) {
      return affine(ops.stream().map(Affine.class::cast).toList());
    }
    if (first instanceof Conv2d convolution) {
      List<Conv2d> all = ops.stream().map(Conv2d.class::cast).toList();
      Tensor bias = vector(all, Conv2d::bias);
      int[] dims = convolution.weight().shape().dims().stream().mapToInt(d -> d).toArray();
      dims[0] = bias.size();
      Tensor filters = Tensor.of(Shape.of(dims), entries(all, Conv2d::weight));
      return new Conv2d(convolution.window(), filters, bias);
    }
    List<Scale> all = ops.stream().map(Scale.class::cast).toList();
    return new Scale(
        vector(all, Scale::scale),
        vector(all, Scale::shift),
        vector(all, Scale::scaleError),
        vector(all, Scale::shiftError));
  }

  /** Puts the columns of matrices side by side. */
  private static Op affine(List<Affine> ops) {
    int n = ops.get(0).inputs();
    int outputs = ops.stream().mapToInt(Affine::outputs).sum();
    double[] weight = new double[Math.multiplyExact(n, outputs)];
    int column = 0;
    for (Affine op : ops) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(
            op.weight().shared(), i * op.outputs(), weight, i * outputs + column, op.outputs());
      }
      column += op.outputs();
    }
    int roundings = ops.stream().mapToInt(Affine::roundings).max().orElse(0);
    return new Affine(
        Tensor.of(Shape.of(n, outputs), weight), vector(ops, Affine::bias), roundings);
  }

  private static <T> Tensor vector(List<T> ops, Function<T, Tensor> part) {
    return Tensor.vector(entries(ops, part));
  }

  private static <T> double[] entries(List<T> ops, Function<T, Tensor> part) {
    return ops.stream()
        .map(part)
        .flatMapToDouble(tensor -> Arrays.stream(tensor.shared()))
        .toArray();
  }

  /** Returns the shape of the one output: channels of images one after the other, else a row. */
  static Shape shape(Op op, Shape first, int size) {
    int[] dims = first.dims().stream().mapToInt(d -> d).toArray();
    int rank = dims.length;
    boolean image = rank == 4 && dims[0] == 1 && size % (dims[2] * dims[3]) == 0;
    return image ? Shape.of(1, size / (dims[2] * dims[3]), dims[2], dims[3]) : Shape.of(1, size);
  }
}
