package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Images in a CSV file: one image in each line, {@code label,p0,p1,...}; a first line that begins
 * with a letter, a quote or {@code #} is a header and no row.
 *
 * <p>Only the rows asked for are parsed, but the whole file is read, so that a row that does not
 * exist is refused with the number of rows.
 */
public final class CsvImages {
  /** What some editors put in front of a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final ValueRange valueRange;
  private final Map<String, BigDecimal> numbers = new HashMap<>();

  private CsvImages(Path file, ValueRange valueRange) {
    this.file = file;
    this.valueRange = valueRange;
  }

  /**
   * Reads images.
   *
   * @param file the CSV file
   * @param rows the rows, or empty for all
   * @param valueRange raw values outside of it are refused
   * @param count how many values each image has, or empty for as many as the first one read
   * @return the images in the order of {@code rows}
   * @throws PropertyFormatException naming file and line if the file is missing, a row asked for
   *     does not exist, or a line read is no image of the expected size
   */
  public static List<Image> read(
      Path file, Optional<IndexList> rows, ValueRange valueRange, Optional<Integer> count)
      throws PropertyFormatException {
    PropertyFormatException.requireFile(file);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return new CsvImages(file, valueRange).read(reader, rows, count);
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(
          file + ": no such image file; paths are relative to the property file");
    } catch (CharacterCodingException e) {
      throw new PropertyFormatException(file + ": not a text file, expected CSV: label,p0,p1,...");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
  }

  private List<Image> read(BufferedReader reader, Optional<IndexList> rows, Optional<Integer> count)
      throws IOException, PropertyFormatException {
    Optional<Set<Integer>> asked = rows.map(list -> Set.copyOf(list.rows()));
    Map<Integer, Image> images = new HashMap<>();
    Optional<Integer> expected = count;
    int row = 0;
    int number = 0;
    int blank = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1);
      }
      if (line.isBlank()) {
        blank = blank == 0 ? number : blank;
        continue;
      }
      if (blank > 0) {
        throw new PropertyFormatException(file, "line " + blank, "an empty line; remove it");
      }
      if (number == 1 && isHeader(line)) {
        continue;
      }
      if (asked.isEmpty() || asked.get().contains(row)) {
        Image image = parse(line, number, row, expected);
        expected = Optional.of(image.values().size());
        images.put(row, image);
      }
      row++;
    }
    return inOrder(images, rows, row);
  }

  private List<Image> inOrder(Map<Integer, Image> images, Optional<IndexList> rows, int count)
      throws PropertyFormatException {
    if (count == 0) {
      throw new PropertyFormatException(file + ": has no rows, expected lines label,p0,p1,...");
    }
    List<Image> ordered = new ArrayList<>();
    for (int row : rows.orElse(IndexList.all(count)).rows()) {
      if (row >= count) {
        throw new PropertyFormatException(
            file + ": row " + row + " does not exist: " + count + " rows, 0.." + (count - 1));
      }
      ordered.add(images.get(row));
    }
    return List.copyOf(ordered);
  }

  private static boolean isHeader(String line) {
    String first = line.strip();
    return !first.isEmpty()
        && (Character.isLetter(first.charAt(0)) || "\"#".indexOf(first.charAt(0)) >= 0);
  }

  private Image parse(String line, int number, int row, Optional<Integer> expected)
      throws PropertyFormatException {
    String[] fields = line.split(",", -1);
    int count = fields.length - 1;
    if (count == 0 || (expected.isPresent() && count != expected.get())) {
      throw new PropertyFormatException(
          file,
          "line " + number,
          count
              + " values after the label, expected "
              + expected.map(String::valueOf).orElse("at least 1"));
    }
    int label = label(fields[0].strip(), number);
    List<BigDecimal> values = new ArrayList<>(count);
    for (int i = 1; i < fields.length; i++) {
      values.add(value(fields[i].strip(), number, i - 1));
    }
    return new Image(row, OptionalInt.of(label), values);
  }

  private int label(String field, int number) throws PropertyFormatException {
    if (!field.matches("\\d{1,9}")) {
      throw new PropertyFormatException(
          file, "line " + number, "label \"" + field + "\", expected a class number from 0");
    }
    return Integer.parseInt(field);
  }

  private BigDecimal value(String field, int number, int position) throws PropertyFormatException {
    BigDecimal known = numbers.get(field);
    if (known != null) {
      return known;
    }
    BigDecimal value;
    try {
      value = Rational.decimal(field);
    } catch (IllegalArgumentException e) {
      throw new PropertyFormatException(
          file, "line " + number, "value " + position + ": " + e.getMessage());
    }
    if (!valueRange.contains(value)) {
      throw new PropertyFormatException(
          file,
          "line " + number,
          "value "
              + position
              + " is "
              + field
              + ", expected "
              + valueRange
              + (number == 1 ? "; if this is a header, remove it" : ""));
    }
    numbers.put(field, value);
    return value;
  }
}
