package fanc.networks.onnx;

import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.lowering.Constant;
import fanc.networks.onnx.proto.SparseTensorProto;

/** Arrays of which a file stores only the entries that are not 0. */
final class SparseTensor {
  /** The file does not bound the size of such arrays, so this does: all entries of all of them. */
  static final int LARGEST = 1 << 24;

  private SparseTensor() {}

  /**
   * Returns the array with its zeros.
   *
   * @param room most entries it may have
   * @throws NetworkFormatException if it is too large, or values and indices do not fit each other
   */
  static Constant read(SparseTensorProto proto, String what, int room)
      throws NetworkFormatException {
    Shape shape = StoredTensor.shape(proto.getDimsList(), what);
    if (shape.size() > room) {
      throw new NetworkFormatException(
          what
              + " has shape "
              + shape
              + "; the limit is "
              + LARGEST
              + " entries of all sparse arrays together");
    }
    Constant stored = StoredTensor.read(proto.getValues(), what);
    Constant indices = StoredTensor.read(proto.getIndices(), "the indices of " + what);
    int count = stored.shape().size();
    boolean flat = indices.shape().equals(Shape.of(count));
    if (!flat && !indices.shape().equals(Shape.of(count, shape.rank()))) {
      throw new NetworkFormatException(
          what + " has " + count + " values, but indices of shape " + indices.shape());
    }
    double[] values = new double[shape.size()];
    for (int i = 0; i < count; i++) {
      double at = flat ? indices.values().get(i) : 0;
      boolean inside = flat && at >= 0 && at < values.length;
      if (!flat) {
        inside = true;
        for (int d = 0; d < shape.rank(); d++) {
          double index = indices.values().get(i * shape.rank() + d);
          inside &= index >= 0 && index < shape.dim(d);
          at = at * shape.dim(d) + index;
        }
      }
      if (!inside) {
        throw new NetworkFormatException(what + " has its value " + i + " outside of " + shape);
      }
      values[(int) at] = stored.values().get(i);
    }
    return Constant.exact(stored.kind(), Tensor.of(shape, values));
  }
}
