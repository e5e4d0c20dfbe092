package fanc.properties.files;

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
import java.util.List;

/** Decimals in a text file, separated by commas and line ends. */
final class NumbersFile {
  private static final int LARGEST = 1 << 26;

  private NumbersFile() {}

  /**
   * Reads all numbers.
   *
   * @throws PropertyFormatException naming file and line if the file is missing, no text, or has
   *     something that is no number
   */
  static List<BigDecimal> read(Path file) throws PropertyFormatException {
    PropertyFormatException.requireFile(file);
    List<BigDecimal> numbers = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          addAll(numbers, text, file, line);
        }
      }
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(
          file + ": no such file; paths are relative to the property file");
    } catch (CharacterCodingException e) {
      throw new PropertyFormatException(file + ": not a text file, expected numbers and commas");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
    return numbers;
  }

  private static void addAll(List<BigDecimal> numbers, String text, Path file, int line)
      throws PropertyFormatException {
    for (String field : text.split(",", -1)) {
      if (numbers.size() == LARGEST) {
        throw new PropertyFormatException(file, "line " + line, "more than 2^26 numbers");
      }
      try {
        numbers.add(Rational.decimal(field.strip()));
      } catch (IllegalArgumentException e) {
        throw new PropertyFormatException(file, "line " + line, e.getMessage());
      }
    }
  }
}
