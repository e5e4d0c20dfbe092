package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;

/**
 * Pixels of an image that take any value of a range, all channels independently. The ends in the
 * network's input are the same for all pixels of a channel and computed once.
 */
final class FreePixels {
  private final InputImage image;
  private final ValueRange range;
  private final double[] lower;
  private final double[] upper;

  FreePixels(InputImage image, ValueRange range) {
    this.image = image;
    this.range = range;
    int channels = image.geometry().channels();
    this.lower = new double[channels];
    this.upper = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      lower[channel] = image.preprocess().input(range.lower(), channel).roundDown();
      upper[channel] = image.preprocess().input(range.upper(), channel).roundUp();
    }
  }

  /**
   * Returns the region in which the given pixels are free.
   *
   * @param pixels positions {@code row * width + column}, strictly ascending
   */
  SparseBox box(int[] pixels) {
    int[] indices = image.geometry().inputIndices(pixels);
    if (range.lower().compareTo(range.upper()) == 0) {
      return image.widen(indices, i -> range.lower(), i -> range.upper());
    }
    double[] lowerEnds = new double[indices.length];
    double[] upperEnds = new double[indices.length];
    for (int k = 0; k < indices.length; k++) {
      int channel = image.geometry().channelOf(indices[k]);
      lowerEnds[k] = lower[channel];
      upperEnds[k] = upper[channel];
    }
    return new SparseBox(indices, lowerEnds, upperEnds);
  }
}
