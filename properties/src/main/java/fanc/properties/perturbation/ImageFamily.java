package fanc.properties.perturbation;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Regions around one image. */
public interface ImageFamily extends RegionFamily {
  /** Returns the image that the regions are around. */
  InputImage image();

  /** Returns the range that perturbed pixels stay in, in x01 units. */
  ValueRange range();

  @Override
  default BasePoint base() {
    return image().base();
  }

  /** Returns the number of rows of pixels. */
  default int height() {
    return image().geometry().height();
  }

  /** Returns the number of columns of pixels. */
  default int width() {
    return image().geometry().width();
  }

  /** Returns the number of channels. */
  default int channels() {
    return image().geometry().channels();
  }

  /**
   * Returns how many regions the perturbation has in all: {@link #count()}, or more if the family
   * is a sample of them.
   */
  default BigInteger population() {
    return count();
  }

  /**
   * Returns what a reader of a verdict should know of the regions beside their number, for instance
   * {@code each split enclosed by the box of its images}; nothing if they are exactly what the
   * property says.
   */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * Returns the inputs that arise when all channels of the pixels in a tile move by at most {@code
   * epsilon} and are then clipped to the range; all other pixels are fixed. Enclosed outward.
   *
   * @param rowFrom first row
   * @param rowTo one past the last row
   * @param columnFrom first column
   * @param columnTo one past the last column
   * @param epsilon at least 0 and finite, in x01 units
   * @throws IllegalArgumentException if the tile is empty or not inside the image, or epsilon is
   *     negative, NaN or infinite
   */
  default SparseBox tile(int rowFrom, int rowTo, int columnFrom, int columnTo, double epsilon) {
    if (!(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be at least 0 and finite, not " + epsilon);
    }
    return image().tile(rowFrom, rowTo, columnFrom, columnTo, new BigDecimal(epsilon), range());
  }
}
