package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.Image;
import fanc.properties.images.ImageSet;
import fanc.properties.images.ImageSource;
import fanc.properties.images.IndexList;
import fanc.properties.images.Layout;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labelled grey images as networks take them: pixels from 0 to 1.
 *
 * @param file where they come from
 * @param rows number of rows of an image
 * @param columns number of columns
 * @param pixels one array for each image, row by row
 * @param labels the class of each image
 */
record LabelledPixels(
    Path file, int rows, int columns, List<double[]> pixels, List<Integer> labels) {
  private static final double LARGEST_BYTE = 255;

  /**
   * Reads images. Where a value is above 1 all are taken for bytes and divided by 255.
   *
   * @param chosen which, or empty for all
   * @throws PropertyFormatException if the file is missing or malformed
   * @throws BadInputException if an image has no label, or they are no grey images
   */
  static LabelledPixels read(Path file, Optional<IndexList> chosen) throws PropertyFormatException {
    ValueRange bytes = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));
    ImageSource source =
        new ImageSource(file, Optional.empty(), Layout.HW, Optional.empty(), bytes);
    ImageSet set = ImageSet.read(source, chosen);
    int values = set.images().get(0).values().size();
    int rows =
        set.geometry().map(size -> size.height()).orElse((int) Math.round(Math.sqrt(values)));
    if (values % rows != 0 || (set.geometry().isEmpty() && rows * rows != values)) {
      throw new BadInputException(
          file + ": images of " + values + " values; expected square grey images");
    }
    List<double[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Image image : set.images()) {
      labels.add(
          image
              .label()
              .orElseThrow(
                  () ->
                      new BadInputException(file + ": image " + image.index() + " has no label")));
      pixels.add(image.values().stream().mapToDouble(BigDecimal::doubleValue).toArray());
    }
    double largest = pixels.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    if (largest > 1) {
      pixels.forEach(LabelledPixels::divide);
    }
    return new LabelledPixels(file, rows, values / rows, pixels, labels);
  }

  private static void divide(double[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] /= LARGEST_BYTE;
    }
  }

  /**
   * Returns the file of the test images of a data set.
   *
   * @param set a folder, or the name of one in {@code training/data} of the project
   * @throws BadInputException if there is none
   */
  static Path testImages(String set) {
    Path named = Path.of(set);
    Path folder = Files.isDirectory(named) ? named : ProjectFolder.resolve("training", "data", set);
    String name = "t10k-images-idx3-ubyte";
    return Stream.of(name, name + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    folder.resolve(name)
                        + "[.gz] not found; fetch it with training/fetch-data.sh"));
  }
}
