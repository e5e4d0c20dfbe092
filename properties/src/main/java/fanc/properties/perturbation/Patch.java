package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A rectangle of pixels takes any value of the range, all channels; one region for each position of
 * the rectangle.
 *
 * @param height rows of the rectangle, at least 1
 * @param width columns of the rectangle, at least 1
 * @param positions where its upper left pixel may be, in this order; empty for every position, row
 *     by row
 * @param range values of covered pixels, in x01 units
 */
public record Patch(int height, int width, Optional<List<Position>> positions, ValueRange range)
    implements Perturbation {
  /**
   * The upper left pixel of a rectangle.
   *
   * @param row from 0
   * @param column from 0
   */
  public record Position(int row, int column) {}

  /**
   * Checks the size and copies the positions.
   *
   * @throws IllegalArgumentException if the size is not positive, or the list of positions is empty
   *     or names one twice
   */
  public Patch {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("size " + height + " x " + width + " is not positive");
    }
    positions = positions.map(List::copyOf);
    if (positions.isPresent()) {
      List<Position> list = positions.get();
      if (list.isEmpty()) {
        throw new IllegalArgumentException(
            "positions is empty, expected \"all\" or [[row, column]]");
      }
      if (new HashSet<>(list).size() != list.size()) {
        throw new IllegalArgumentException("positions names a position twice");
      }
    }
  }

  @Override
  public String kind() {
    return "patch";
  }

  @Override
  public void requireFits(ImageGeometry geometry) {
    if (height > geometry.height() || width > geometry.width()) {
      throw new IllegalArgumentException(
          String.format(
              "size %d x %d is larger than the image, %d x %d",
              height, width, geometry.height(), geometry.width()));
    }
    for (Position p : positions.orElse(List.of())) {
      if (p.row < 0
          || p.column < 0
          || p.row > geometry.height() - height
          || p.column > geometry.width() - width) {
        throw new IllegalArgumentException(
            String.format(
                "positions: a patch at row %d, column %d leaves the image, %d x %d",
                p.row, p.column, geometry.height(), geometry.width()));
      }
    }
  }

  @Override
  public PatchFamily around(InputImage image) {
    requireFits(image.geometry());
    return new PatchFamily(image, this);
  }
}
