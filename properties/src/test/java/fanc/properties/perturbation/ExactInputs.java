package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.Preprocess;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an image, given by exact x01, lies in a region around another one. Compares {@code x01 -
 * mean} with {@code input * std} and so needs no division.
 */
final class ExactInputs {
  private ExactInputs() {}

  /** Returns the x01 of an image, by input index. */
  static BigDecimal[] pixels(InputImage image) {
    BigDecimal[] pixels = new BigDecimal[image.geometry().values()];
    Arrays.setAll(pixels, image::pixel);
    return pixels;
  }

  /** Returns whether every value lies in its interval, or is the fixed one, within a slack. */
  static boolean inside(InputImage image, SparseBox box, BigDecimal[] x01, BigDecimal slack) {
    return firstOutside(image, box, x01, slack) < 0;
  }

  /** Returns the first input index outside; -1 if there is none. */
  static int firstOutside(InputImage image, SparseBox box, BigDecimal[] x01, BigDecimal slack) {
    Preprocess preprocess = image.preprocess();
    int next = 0;
    for (int i = 0; i < x01.length; i++) {
      int channel = image.geometry().channelOf(i);
      BigDecimal std = of(preprocess.std(), channel);
      BigDecimal centred = x01[i].subtract(of(preprocess.mean(), channel));
      BigDecimal lower;
      BigDecimal upper;
      if (next < box.size() && box.index(next) == i) {
        lower = new BigDecimal(box.lower(next));
        upper = new BigDecimal(box.upper(next++));
      } else {
        BigDecimal value = new BigDecimal(image.base().value(i));
        BigDecimal error = new BigDecimal(image.base().error(i));
        lower = value.subtract(error);
        upper = value.add(error);
      }
      if (lower.multiply(std).subtract(slack).compareTo(centred) > 0
          || upper.multiply(std).add(slack).compareTo(centred) < 0) {
        return i;
      }
    }
    return next == box.size() ? -1 : x01.length;
  }

  private static BigDecimal of(List<BigDecimal> numbers, int channel) {
    return numbers.get(numbers.size() == 1 ? 0 : channel);
  }
}
