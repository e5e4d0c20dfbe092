package fanc.properties.perturbation;

import fanc.properties.Rational;
import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Changes that move pixels: enclosures of the moved x01 become a box in the network's input.
 *
 * @param image the image
 * @param range where pixels stay, in x01 units
 */
record GeometricMap(InputImage image, ValueRange range) {
  /** Relative error of {@code (x01 - mean) / std} in doubles, 7 roundings and some more. */
  private static final double ERROR = 0x1p-49;

  /** What is known of the values of one pixel. */
  interface Moved {
    /** Returns an interval that contains the moved x01 of a pixel, before it is clipped. */
    Interval at(int row, int column, int channel);
  }

  /** Returns a box that contains the inputs of all moved images, clipped to the range. */
  SparseBox box(Moved moved) {
    ImageGeometry geometry = image.geometry();
    Interval lowest = Interval.enclosing(range.lower(), range.lower());
    Interval highest = Interval.enclosing(range.upper(), range.upper());
    int[] indices = new int[geometry.values()];
    double[] lower = new double[indices.length];
    double[] upper = new double[indices.length];
    int size = 0;
    for (int channel = 0; channel < geometry.channels(); channel++) {
      ToInput toInput = ToInput.of(image, channel);
      for (int row = 0; row < geometry.height(); row++) {
        for (int column = 0; column < geometry.width(); column++) {
          Interval value = moved.at(row, column, channel);
          double from = Math.min(highest.lower(), Math.max(lowest.lower(), value.lower()));
          double to = Math.min(highest.upper(), Math.max(lowest.upper(), value.upper()));
          int index = geometry.inputIndex(row, column, channel);
          if (!isItself(index, from, to)) {
            indices[size] = index;
            lower[size] = toInput.down(from);
            upper[size++] = toInput.up(to);
          }
        }
      }
    }
    return new SparseBox(
        Arrays.copyOf(indices, size), Arrays.copyOf(lower, size), Arrays.copyOf(upper, size));
  }

  private boolean isItself(int index, double from, double to) {
    return from == to && new BigDecimal(from).compareTo(image.pixel(index)) == 0;
  }

  /** The preprocessing of one channel in doubles. */
  private record ToInput(double mean, double std, boolean identity) {
    static ToInput of(InputImage image, int channel) {
      BigDecimal mean = image.preprocess().mean(channel);
      BigDecimal std = image.preprocess().std(channel);
      return new ToInput(
          Rational.of(mean).nearest(),
          Rational.of(std).nearest(),
          mean.signum() == 0 && std.compareTo(BigDecimal.ONE) == 0);
    }

    double down(double x01) {
      return identity || (x01 == 0 && mean == 0)
          ? x01
          : Math.nextDown((x01 - mean) / std - error(x01));
    }

    double up(double x01) {
      return identity || (x01 == 0 && mean == 0)
          ? x01
          : Math.nextUp((x01 - mean) / std + error(x01));
    }

    private double error(double x01) {
      return (Math.abs(x01) + Math.abs(mean)) / std * ERROR + Double.MIN_NORMAL;
    }
  }
}
