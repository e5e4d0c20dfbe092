package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Random;

/** One square patch on each image of a batch, at a random position. */
final class RandomPatches {
  private final int side;
  private final int rows;
  private final int columns;
  private final Random random;

  /** Makes patches of {@code side} x {@code side} pixels; 0 for none. */
  RandomPatches(int side, int rows, int columns, Random random) {
    this.side = side;
    this.rows = rows;
    this.columns = columns;
    this.random = random;
  }

  /**
   * Returns the box of all images within {@code epsilon} of each pixel, and within {@code move} of
   * each pixel of the patch, cut to 0..1.
   */
  Box around(NDArray images, double epsilon, double move) {
    if (side == 0) {
      return Box.around(images, epsilon);
    }
    int batch = (int) images.getShape().get(0);
    float[] reach = new float[batch * rows * columns];
    Arrays.fill(reach, (float) epsilon);
    float far = (float) Math.max(epsilon, move);
    for (int image = 0; image < batch; image++) {
      int top = random.nextInt(rows - side + 1);
      int left = random.nextInt(columns - side + 1);
      for (int r = top; r < top + side; r++) {
        int from = (image * rows + r) * columns + left;
        Arrays.fill(reach, from, from + side, far);
      }
    }
    NDArray radius = images.getManager().create(reach, images.getShape());
    return Box.between(images.sub(radius).maximum(0), images.add(radius).minimum(1));
  }
}
