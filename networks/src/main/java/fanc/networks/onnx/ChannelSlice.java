package fanc.networks.onnx;

import fanc.networks.Shape;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The entries of a stored tensor that belong to the channels of a layer: along one axis, channel c
 * has the positions {@code c block} to {@code (c + 1) block - 1}.
 *
 * @param tensor name of the initialiser
 * @param axis the axis
 * @param block number of positions for each channel, at least 1
 */
public record ChannelSlice(String tensor, int axis, int block) {

  /** Checks the parameters. */
  public ChannelSlice {
    Objects.requireNonNull(tensor, "tensor");
    if (axis < 0 || block < 1) {
      throw new IllegalArgumentException("axis " + axis + ", block " + block);
    }
  }

  /** Returns the row-major indices of the entries of some channels, ascending. */
  public int[] entries(Shape shape, BitSet channels) {
    int stride = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      stride *= shape.dim(i);
    }
    int length = shape.dim(axis);
    int step = stride;
    return IntStream.range(0, shape.size())
        .filter(i -> channels.get(i / step % length / block))
        .toArray();
  }

  /** Returns the shape without some channels. */
  Shape without(Shape shape, BitSet channels) {
    int[] dims = shape.dims().stream().mapToInt(dim -> dim).toArray();
    dims[axis] -= block * channels.cardinality();
    return Shape.of(dims);
  }
}
