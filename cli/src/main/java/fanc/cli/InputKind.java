package fanc.cli;

import fanc.networks.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What the shape of a network's input shows of what it takes.
 *
 * @param height rows of an image; 0 where it takes no images
 * @param width columns of an image; 0 where it takes no images
 * @param channels of an image; 0 where it takes no images
 * @param values number of input values
 * @param reading how the shape was read, for a person
 */
record InputKind(int height, int width, int channels, int values, String reading) {
  /** Fewer values than these are no picture, even if a square. */
  private static final int SMALLEST_IMAGE = 36;

  /** Returns the reading of a shape. */
  static InputKind of(Shape shape) {
    List<Integer> dims = shape.dims();
    int n = shape.size();
    List<Integer> last = dims.subList(Math.max(0, dims.size() - 3), dims.size());
    // A file of rows has shape 1 x 784 x 1 or 1 x 1 x 784 at times: one pixel high is no image.
    if (last.size() == 3 && n >= SMALLEST_IMAGE && leadingOnes(dims) && !last.contains(n)) {
      if (isChannels(last.get(0))) {
        return image(last.get(1), last.get(2), last.get(0), "channels, rows, columns");
      }
      if (isChannels(last.get(2))) {
        return image(last.get(0), last.get(1), last.get(2), "rows, columns, channels");
      }
    }
    Optional<InputKind> square =
        dims.size() <= 2 || last.contains(n) ? square(n) : Optional.empty();
    return square.orElseGet(() -> new InputKind(0, 0, 0, n, n + " values, no image"));
  }

  private static boolean leadingOnes(List<Integer> dims) {
    return dims.subList(0, dims.size() - 3).stream().allMatch(d -> d == 1);
  }

  private static boolean isChannels(int size) {
    return size == 1 || size == 3;
  }

  private static Optional<InputKind> square(int n) {
    for (int channels : new int[] {1, 3}) {
      int side = (int) Math.round(Math.sqrt(n / (double) channels));
      if (n >= SMALLEST_IMAGE && side * side * channels == n) {
        return Optional.of(
            image(side, side, channels, "a row of values, taken for a square image"));
      }
    }
    return Optional.empty();
  }

  private static InputKind image(int height, int width, int channels, String reading) {
    return new InputKind(height, width, channels, height * width * channels, reading);
  }

  /** Returns whether the network takes images. */
  boolean isImage() {
    return channels > 0;
  }

  @Override
  public String toString() {
    return isImage()
        ? "%d x %d, %s (%s)".formatted(height, width, channels == 1 ? "grey" : "colour", reading)
        : reading;
  }
}
