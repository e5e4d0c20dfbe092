package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels by file name: lines {@code name,label}; a first line whose second field is no number is a
 * header.
 *
 * @param file where they stand
 * @param labels by name
 */
record PngLabels(Path file, Map<String, Integer> labels) {
  static PngLabels read(Path file) throws PropertyFormatException {
    PropertyFormatException.requireFile(file);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(
          file + ": no such file of labels; paths are relative to the property file");
    } catch (CharacterCodingException e) {
      throw new PropertyFormatException(file + ": not a text file, expected lines name,label");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
    Map<String, Integer> labels = new HashMap<>();
    for (int n = 0; n < lines.size(); n++) {
      String[] fields = lines.get(n).split(",", -1);
      String label = fields[fields.length - 1].strip();
      if (lines.get(n).isBlank() || (n == 0 && fields.length == 2 && isWord(label))) {
        continue;
      }
      if (fields.length != 2 || !label.matches("\\d{1,9}")) {
        throw new PropertyFormatException(
            file, "line " + (n + 1), "expected name,label with a class number from 0");
      }
      if (labels.put(fields[0].strip(), Integer.valueOf(label)) != null) {
        throw new PropertyFormatException(
            file, "line " + (n + 1), fields[0].strip() + " is named twice; name it once");
      }
    }
    return new PngLabels(file, labels);
  }

  private static boolean isWord(String label) {
    return !label.isEmpty() && Character.isLetter(label.charAt(0));
  }

  /** Returns the label of an image. */
  int of(String name) throws PropertyFormatException {
    Integer label = labels.get(name);
    if (label == null) {
      throw new PropertyFormatException(file + ": no label of " + name + "; add a line for it");
    }
    return label;
  }
}
