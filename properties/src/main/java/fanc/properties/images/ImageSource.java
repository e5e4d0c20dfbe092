package fanc.properties.images;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where images come from, and what is expected of them.
 *
 * @param file a CSV or IDX file, a PNG file, or a folder of PNG files
 * @param labels the file of labels, if it is named
 * @param layout order of the values
 * @param geometry size, if it is stated
 * @param valueRange raw values outside of it are refused
 */
public record ImageSource(
    Path file,
    Optional<Path> labels,
    Layout layout,
    Optional<ImageGeometry> geometry,
    ValueRange valueRange) {}
