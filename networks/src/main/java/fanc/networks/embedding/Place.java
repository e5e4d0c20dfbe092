package fanc.networks.embedding;

import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Arrays;

/**
 * Where the coordinates of a value are in the larger network.
 *
 * @param of the larger value's coordinate for each coordinate of the smaller one, in row-major
 *     order
 * @param shape the larger value's shape
 */
@SuppressWarnings("ArrayRecordComponent")
record Place(int[] of, Shape shape) {

  /** Returns the place of a value that is the same in both networks. */
  static Place same(Shape shape) {
    int[] of = new int[shape.size()];
    Arrays.setAll(of, i -> i);
    return new Place(of, shape);
  }

  /** Returns whether nothing was removed. */
  boolean isSame() {
    for (int i = 0; i < of.length; i++) {
      if (of[i] != i) {
        return false;
      }
    }
    return of.length == shape.size();
  }

  /** Returns a vector with the entries of another at their places and a number elsewhere. */
  Tensor scattered(Tensor values, double elsewhere) {
    double[] larger = new double[shape.size()];
    Arrays.fill(larger, elsewhere);
    for (int i = 0; i < of.length; i++) {
      larger[of[i]] = values.get(i);
    }
    return Tensor.vector(larger);
  }

  /**
   * Returns where channels are, if all positions of a channel stay together.
   *
   * @param positions number of positions of a channel
   * @throws MismatchException if they do not
   */
  int[] channels(int positions) {
    int[] channels = new int[of.length / positions];
    for (int i = 0; i < of.length; i++) {
      int channel = of[i] / positions;
      if (i % positions == 0) {
        channels[i / positions] = channel;
      }
      if (channels[i / positions] != channel || of[i] % positions != i % positions) {
        throw new MismatchException("a channel was torn apart");
      }
    }
    return channels;
  }

  /** Returns the place of a value whose channels are at places among more of them. */
  static Place ofChannels(int[] channels, int positions, Shape shape) {
    int[] of = new int[channels.length * positions];
    for (int i = 0; i < of.length; i++) {
      of[i] = channels[i / positions] * positions + i % positions;
    }
    return new Place(of, shape);
  }
}
