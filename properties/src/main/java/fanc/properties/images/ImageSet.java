package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.util.List;
import java.util.Optional;

/**
 * Images of one size, whatever the kind of their file.
 *
 * @param images at least one
 * @param geometry their size, where the file states it; CSV does not
 */
public record ImageSet(List<Image> images, Optional<ImageGeometry> geometry) {
  /** Copies the list. */
  public ImageSet {
    images = List.copyOf(images);
  }

  /**
   * Reads images.
   *
   * @param rows the rows, or empty for all
   * @return the images in the order of {@code rows}
   * @throws PropertyFormatException naming the file and the place in it if it is missing or
   *     malformed, a row asked for does not exist, or its images are not of the size expected
   */
  public static ImageSet read(ImageSource source, Optional<IndexList> rows)
      throws PropertyFormatException {
    return switch (ImageFormat.of(source.file())) {
      case CSV -> csv(source, rows);
      case IDX -> IdxImages.read(source, rows);
      case PNG -> PngImages.read(source, rows);
    };
  }

  private static ImageSet csv(ImageSource source, Optional<IndexList> rows)
      throws PropertyFormatException {
    if (source.labels().isPresent()) {
      throw new PropertyFormatException(
          source.file() + ": a CSV file has its labels in the first column; remove inputs.labels");
    }
    return new ImageSet(
        CsvImages.read(
            source.file(), rows, source.valueRange(), source.geometry().map(ImageGeometry::values)),
        Optional.empty());
  }
}
