package fanc.training;

import fanc.networks.training.TrainingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Grey images of one size with a label each. Pixels are 0..255 in the file and 0..1 outside. */
final class LabelledImages {
  private final IdxArray images;
  private final IdxArray labels;

  /**
   * Joins images and labels.
   *
   * @param images of shape count x rows x columns
   * @param labels of shape count
   * @throws TrainingException if the shapes do not fit
   */
  LabelledImages(IdxArray images, IdxArray labels) throws TrainingException {
    if (images.rank() != 3 || labels.rank() != 1) {
      throw new TrainingException(
          images.source()
              + ": expected 3 dimensions for images and 1 for labels, found "
              + images.rank()
              + " and "
              + labels.rank());
    }
    if (images.dim(0) != labels.dim(0) || images.dim(0) == 0) {
      throw new TrainingException(
          images.source() + ": " + images.dim(0) + " images, but " + labels.dim(0) + " labels");
    }
    this.images = images;
    this.labels = labels;
  }

  int count() {
    return images.dim(0);
  }

  int rows() {
    return images.dim(1);
  }

  int columns() {
    return images.dim(2);
  }

  /** Returns the number of pixels of one image. */
  int pixels() {
    return rows() * columns();
  }

  /** Returns the label of image {@code i}. */
  int label(int i) {
    return labels.entry(i);
  }

  /** Returns the largest label. */
  int largestLabel() {
    int largest = 0;
    for (int i = 0; i < count(); i++) {
      largest = Math.max(largest, label(i));
    }
    return largest;
  }

  /** Returns the images with the given numbers, one after the other, row-major, each pixel 0..1. */
  float[] pixelsOf(int[] numbers) {
    int n = pixels();
    float[] all = new float[numbers.length * n];
    for (int k = 0; k < numbers.length; k++) {
      int from = numbers[k] * n;
      for (int p = 0; p < n; p++) {
        all[k * n + p] = images.entry(from + p) / 255f;
      }
    }
    return all;
  }

  /** Returns the labels of the images with the given numbers. */
  int[] labelsOf(int[] numbers) {
    return Arrays.stream(numbers).map(this::label).toArray();
  }

  /** Adds sizes, pixels and labels to a digest. */
  void addTo(MessageDigest digest) {
    digest.update(
        (count() + "x" + rows() + "x" + columns() + ";").getBytes(StandardCharsets.US_ASCII));
    images.addTo(digest);
    labels.addTo(digest);
  }
}
