package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.ImageSource;
import fanc.properties.images.IndexList;
import fanc.properties.images.Layout;
import fanc.properties.images.ValueRange;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The images that a property names.
 *
 * @param images the image set
 * @param labels the file of its labels, if it is named
 * @param rows which of them; empty for all
 * @param layout order of the file
 * @param geometry size, if stated; else images are square, with three channels unless the layout is
 *     HW
 * @param valueRange of raw values
 */
record ImageInputs(
    Path images,
    Optional<Path> labels,
    Optional<IndexList> rows,
    Layout layout,
    Optional<ImageGeometry> geometry,
    ValueRange valueRange) {
  private static final int COLOURS = 3;

  /** Returns where the images come from. */
  ImageSource source() {
    return new ImageSource(images, labels, layout, geometry, valueRange);
  }

  /**
   * Returns the size of square images with the given number of values.
   *
   * @throws PropertyFormatException if there is none
   */
  ImageGeometry square(Path file, int values) throws PropertyFormatException {
    int channels = layout == Layout.HW ? 1 : COLOURS;
    int side = (int) Math.round(Math.sqrt((double) values / channels));
    if (side * side * channels != values) {
      throw new PropertyFormatException(
          file,
          "inputs.layout",
          values
              + " values are no square image of layout "
              + layout
              + "; check the layout or give inputs.shape in its order");
    }
    return new ImageGeometry(side, side, channels, layout);
  }
}
