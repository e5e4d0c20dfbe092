package fanc.properties.images;

/**
 * Size and order of the images of a set. A pixel is a position (row, column) with all its channels;
 * the network's input has the index {@code (channel * height + row) * width + column}, whatever the
 * order of the file.
 *
 * @param height number of rows, at least 1
 * @param width number of columns, at least 1
 * @param channels number of channels, at least 1; 1 for {@link Layout#HW}
 * @param layout the order of the file
 */
public record ImageGeometry(int height, int width, int channels, Layout layout) {
  private static final long LARGEST = 1 << 26;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a number is not positive, the image is beyond 2^26 values,
   *     or layout HW has several channels
   */
  public ImageGeometry {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image of " + height + " x " + width + " pixels with " + channels + " channels");
    }
    if ((long) height * width > LARGEST || (long) height * width * channels > LARGEST) {
      throw new IllegalArgumentException("an image of more than " + LARGEST + " values");
    }
    if (layout == Layout.HW && channels != 1) {
      throw new IllegalArgumentException("layout HW has one channel, not " + channels);
    }
  }

  /** Returns the number of positions, each with all its channels. */
  public int pixels() {
    return height * width;
  }

  /** Returns the number of values: pixels times channels. */
  public int values() {
    return pixels() * channels;
  }

  /** Returns the size in words, for instance {@code 28 x 28 pixels, 1 channel}. */
  public String inWords() {
    return height
        + " x "
        + width
        + " pixels, "
        + channels
        + (channels == 1 ? " channel" : " channels");
  }

  /** Returns the index of a value in the network's input. */
  public int inputIndex(int row, int column, int channel) {
    return (channel * height + row) * width + column;
  }

  /** Returns the channel of an index of the network's input. */
  public int channelOf(int inputIndex) {
    return inputIndex / pixels();
  }

  /** Returns where the value with an index of the network's input stands in a row of the file. */
  public int fileIndex(int inputIndex) {
    return layout == Layout.HWC
        ? inputIndex % pixels() * channels + channelOf(inputIndex)
        : inputIndex;
  }

  /**
   * Returns the indices in the network's input of all channels of some pixels, ascending.
   *
   * @param pixels positions {@code row * width + column}, strictly ascending
   */
  public int[] inputIndices(int[] pixels) {
    int[] indices = new int[channels * pixels.length];
    int next = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel : pixels) {
        indices[next++] = channel * pixels() + pixel;
      }
    }
    return indices;
  }
}
