package fanc.properties.images;

import fanc.properties.BasePoint;
import fanc.properties.Rational;
import fanc.properties.SparseBox;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * An image in front of the network: its pixels x01 as exact decimals, and the input that the
 * network sees as an enclosed point. Flat indices are those of the network's input. Immutable.
 */
public final class InputImage {
  private final ImageGeometry geometry;
  private final Preprocess preprocess;
  private final BigDecimal[] pixels;
  private final BasePoint base;

  /**
   * Prepares an image.
   *
   * @param raw values in the order of the file
   * @throws IllegalArgumentException if the number of values or of channels does not fit
   */
  public InputImage(List<BigDecimal> raw, ImageGeometry geometry, Preprocess preprocess) {
    preprocess.requireChannels(geometry.channels());
    if (raw.size() != geometry.values()) {
      throw new IllegalArgumentException(
          raw.size() + " values for an image of " + geometry.values());
    }
    this.geometry = geometry;
    this.preprocess = preprocess;
    this.pixels = new BigDecimal[raw.size()];
    Arrays.setAll(pixels, i -> raw.get(geometry.fileIndex(i)).multiply(preprocess.scale()));
    this.base = enclose(pixels, geometry, preprocess);
  }

  private static BasePoint enclose(
      BigDecimal[] pixels, ImageGeometry geometry, Preprocess preprocess) {
    double[] values = new double[pixels.length];
    double[] errors = new double[pixels.length];
    for (int channel = 0; channel < geometry.channels(); channel++) {
      // An image has few distinct values, and exact division is slow.
      Map<BigDecimal, Integer> seen = new HashMap<>();
      int from = geometry.inputIndex(0, 0, channel);
      for (int i = from; i < from + geometry.pixels(); i++) {
        Integer known = seen.putIfAbsent(pixels[i], i);
        if (known == null) {
          Rational exact = preprocess.input(pixels[i], channel);
          values[i] = exact.nearest();
          errors[i] = exact.distance(values[i]);
        } else {
          values[i] = values[known];
          errors[i] = errors[known];
        }
      }
    }
    return new BasePoint(values, errors);
  }

  /** Returns size and order. */
  public ImageGeometry geometry() {
    return geometry;
  }

  /** Returns how x01 becomes the network's input. */
  public Preprocess preprocess() {
    return preprocess;
  }

  /** Returns the network's input: nearest doubles and their representation errors. */
  public BasePoint base() {
    return base;
  }

  /** Returns the exact x01 of an input index. */
  public BigDecimal pixel(int index) {
    return pixels[index];
  }

  /**
   * Returns the inputs that arise when each listed x01 ranges over an interval of its own.
   * Over-approximation by at most one double at each end. An interval of width zero that is the
   * pixel's own value is left out: the pixel stays a fixed point.
   *
   * @param indices input indices, strictly ascending
   * @param lower exact lower end in x01 units, by input index
   * @param upper exact upper end in x01 units, by input index, at least the lower one
   */
  public SparseBox widen(
      int[] indices, IntFunction<BigDecimal> lower, IntFunction<BigDecimal> upper) {
    int[] kept = new int[indices.length];
    double[] lowerEnds = new double[indices.length];
    double[] upperEnds = new double[indices.length];
    int size = 0;
    for (int index : indices) {
      BigDecimal from = lower.apply(index);
      BigDecimal to = upper.apply(index);
      if (from.compareTo(to) == 0 && from.compareTo(pixels[index]) == 0) {
        continue;
      }
      int channel = geometry.channelOf(index);
      kept[size] = index;
      lowerEnds[size] = preprocess.input(from, channel).roundDown();
      upperEnds[size++] = preprocess.input(to, channel).roundUp();
    }
    return new SparseBox(
        Arrays.copyOf(kept, size), Arrays.copyOf(lowerEnds, size), Arrays.copyOf(upperEnds, size));
  }

  /**
   * Returns the inputs that arise when all channels of the pixels in a tile move by at most {@code
   * epsilon} and are then clipped to the range; all other pixels are fixed.
   *
   * @param rowFrom first row
   * @param rowTo one past the last row
   * @param columnFrom first column
   * @param columnTo one past the last column
   * @param epsilon at least 0, in x01 units
   * @throws IllegalArgumentException if the tile is empty or not inside the image, or epsilon is
   *     negative
   */
  public SparseBox tile(
      int rowFrom, int rowTo, int columnFrom, int columnTo, BigDecimal epsilon, ValueRange range) {
    if (rowFrom < 0 || rowFrom >= rowTo || rowTo > geometry.height()) {
      throw new IllegalArgumentException("no rows " + rowFrom + " to " + rowTo);
    }
    if (columnFrom < 0 || columnFrom >= columnTo || columnTo > geometry.width()) {
      throw new IllegalArgumentException("no columns " + columnFrom + " to " + columnTo);
    }
    if (epsilon.signum() < 0) {
      throw new IllegalArgumentException("epsilon must be at least 0, not " + epsilon);
    }
    int[] covered = rectangle(rowFrom, rowTo, columnFrom, columnTo);
    return widen(
        geometry.inputIndices(covered),
        i -> range.clip(pixels[i].subtract(epsilon)),
        i -> range.clip(pixels[i].add(epsilon)));
  }

  private int[] rectangle(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    int width = columnTo - columnFrom;
    int[] covered = new int[(rowTo - rowFrom) * width];
    Arrays.setAll(covered, i -> (rowFrom + i / width) * geometry.width() + columnFrom + i % width);
    return covered;
  }
}
