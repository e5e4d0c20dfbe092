package fanc.approx.ensemble;

import java.util.Random;

/**
 * A grey image, and what can be done to it; each gives new pixels in [0, 1].
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row by row, each in [0, 1]; not modified
 */
@SuppressWarnings("ArrayRecordComponent")
record Pixels(int rows, int columns, double[] values) {
  Pixels {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          "image of " + values.length + " pixels, expected " + rows + " x " + columns);
    }
  }

  /** Adds to each pixel a normal number of a deviation. */
  double[] noise(double deviation, Random random) {
    double[] noisy = values.clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = clip(noisy[i] + deviation * random.nextGaussian());
    }
    return noisy;
  }

  /** Moves each pixel towards the mean, to which it is then {@code factor} times as far. */
  double[] contrast(double factor) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] flat = values.clone();
    for (int i = 0; i < flat.length; i++) {
      flat[i] = clip(mean + factor * (flat[i] - mean));
    }
    return flat;
  }

  /** Convolves with a Gaussian: along the rows, then along the columns. */
  double[] blur(double deviation) {
    int radius = (int) Math.ceil(3 * deviation);
    double[] kernel = new double[2 * radius + 1];
    double sum = 0;
    for (int d = -radius; d <= radius; d++) {
      kernel[d + radius] = Math.exp(-d * d / (2 * deviation * deviation));
      sum += kernel[d + radius];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    Pixels along = new Pixels(rows, columns, blurred(kernel, 0, 1));
    return along.blurred(kernel, 1, 0);
  }

  private double[] blurred(double[] kernel, int down, int right) {
    int radius = kernel.length / 2;
    double[] result = new double[values.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double sum = 0;
        for (int d = -radius; d <= radius; d++) {
          int row = Math.max(0, Math.min(rows - 1, y + d * down));
          int column = Math.max(0, Math.min(columns - 1, x + d * right));
          sum += kernel[d + radius] * values[row * columns + column];
        }
        result[y * columns + x] = clip(sum);
      }
    }
    return result;
  }

  /**
   * Rotates about the middle, {@code ((rows - 1) / 2, (columns - 1) / 2)}: each pixel takes the
   * bilinear value where the inverse rotation leads, black outside.
   */
  double[] rotation(double radians) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double middleY = (rows - 1) / 2.0;
    double middleX = (columns - 1) / 2.0;
    double[] turned = new double[values.length];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double fromX = middleX + cos * (x - middleX) + sin * (y - middleY);
        double fromY = middleY - sin * (x - middleX) + cos * (y - middleY);
        turned[y * columns + x] = clip(between(fromY, fromX));
      }
    }
    return turned;
  }

  private double between(double y, double x) {
    int row = (int) Math.floor(y);
    int column = (int) Math.floor(x);
    double down = y - row;
    double right = x - column;
    return (1 - down) * ((1 - right) * at(row, column) + right * at(row, column + 1))
        + down * ((1 - right) * at(row + 1, column) + right * at(row + 1, column + 1));
  }

  private double at(int row, int column) {
    boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
    return inside ? values[row * columns + column] : 0;
  }

  private static double clip(double value) {
    return Math.min(1, Math.max(0, value));
  }
}
