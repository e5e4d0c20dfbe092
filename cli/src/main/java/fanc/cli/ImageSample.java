package fanc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first rows of a CSV file of images show: range of values, order of channels.
 *
 * @param rows number of rows of the file
 * @param lowest of the values read
 * @param highest of the values read
 * @param images values of the rows read, without their labels
 */
record ImageSample(int rows, double lowest, double highest, List<List<Double>> images) {
  private static final int READ = 50;

  /**
   * Reads a file.
   *
   * @param values how many each row has to have behind its label
   * @throws BadInputException if a row has another number, or something is no number
   */
  static ImageSample read(Path file, int values) throws IOException {
    List<List<Double>> images = new ArrayList<>();
    int rows = 0;
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        boolean header = number == 1 && !line.isBlank() && !line.strip().matches("[-+.0-9].*");
        if (header || line.isBlank()) {
          continue;
        }
        rows++;
        if (images.size() < READ) {
          images.add(row(file, number, line, values));
        }
      }
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": no text; expected CSV: label,value,value,...", e);
    }
    if (images.isEmpty()) {
      throw new BadInputException(file + ": has no rows; expected CSV: label,value,value,...");
    }
    double lowest = images.stream().flatMap(List::stream).mapToDouble(v -> v).min().orElseThrow();
    double highest = images.stream().flatMap(List::stream).mapToDouble(v -> v).max().orElseThrow();
    return new ImageSample(rows, lowest, highest, images);
  }

  private static List<Double> row(Path file, int number, String line, int values) {
    String[] fields = line.split(",", -1);
    if (fields.length - 1 != values) {
      throw new BadInputException(
          "%s, line %d: %d values after the label, the network takes %d"
              .formatted(file, number, fields.length - 1, values));
    }
    List<Double> row = new ArrayList<>(values);
    for (int i = 1; i < fields.length; i++) {
      try {
        row.add(Double.valueOf(fields[i].strip()));
      } catch (NumberFormatException e) {
        throw new BadInputException(
            "%s, line %d: value %d is no number".formatted(file, number, i), e);
      }
    }
    return row;
  }

  /**
   * Returns whether the images are smoother with the channels of a pixel beside each other than
   * with one channel after the other. A guess, to be said as one.
   */
  boolean channelsBeside(int height, int width, int channels) {
    double beside = 0;
    double apart = 0;
    for (List<Double> image : images) {
      beside += roughness(image, height, width, channels, 1, channels);
      apart += roughness(image, height, width, channels, height * width, 1);
    }
    return beside <= apart;
  }

  private static double roughness(
      List<Double> image, int height, int width, int channels, int ofChannel, int ofColumn) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i + 1 < height; i++) {
        for (int j = 0; j + 1 < width; j++) {
          int at = c * ofChannel + (i * width + j) * ofColumn;
          sum += Math.abs(image.get(at) - image.get(at + ofColumn));
          sum += Math.abs(image.get(at) - image.get(at + width * ofColumn));
        }
      }
    }
    return sum;
  }
}
