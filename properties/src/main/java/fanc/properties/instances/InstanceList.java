package fanc.properties.instances;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Reads {@code instances.csv} of VNN-COMP: a line {@code network,property,seconds} for each
 * instance. The time may be left out; blank lines and one line of titles are skipped.
 */
public final class InstanceList {
  private static final long LARGEST = 16L << 20;

  private final Path file;

  private InstanceList(Path file) {
    this.file = file;
  }

  /**
   * Reads a list.
   *
   * @return at least one instance, in the order of the file
   * @throws PropertyFormatException naming the line if the file is missing or malformed, or if it
   *     has no instances
   */
  public static List<Instance> read(Path file) throws PropertyFormatException {
    return new InstanceList(file).instances(lines(file));
  }

  static List<String> lines(Path file) throws PropertyFormatException {
    if (Files.isDirectory(file)) {
      throw new PropertyFormatException(
          file + ": that is a folder; expected its list, such as instances.csv");
    }
    PropertyFormatException.requireFile(file);
    try {
      if (Files.size(file) > LARGEST) {
        throw new PropertyFormatException(file + ": larger than 16 MiB, expected a list");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(file + ": no such list of instances");
    } catch (MalformedInputException e) {
      throw new PropertyFormatException(file + ": not a text file in UTF-8");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
  }

  private List<Instance> instances(List<String> lines) throws PropertyFormatException {
    List<Instance> instances = new ArrayList<>();
    boolean titles = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? withoutMark(lines.get(i)) : lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      List<String> fields = fields(i + 1, line);
      if (instances.isEmpty() && !titles && isTitles(fields)) {
        titles = true;
      } else {
        instances.add(instance(i + 1, fields));
      }
    }
    if (instances.isEmpty()) {
      throw new PropertyFormatException(
          file + ": no instances, expected lines network.onnx,property.vnnlib,seconds");
    }
    return List.copyOf(instances);
  }

  static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private List<String> fields(int line, String text) throws PropertyFormatException {
    try {
      return CsvLine.fields(text);
    } catch (PropertyFormatException e) {
      throw wrong(line, e.getMessage());
    }
  }

  private static boolean isTitles(List<String> fields) {
    return fields.stream().noneMatch(f -> f.indexOf('.') >= 0)
        && fields.get(0).toLowerCase(Locale.ROOT).matches("onnx|network|model|net");
  }

  private Instance instance(int line, List<String> fields) throws PropertyFormatException {
    if (fields.size() < 2 || fields.size() > 3) {
      throw wrong(line, fields.size() + " fields, expected network.onnx,property.vnnlib,seconds");
    }
    if (fields.get(0).isEmpty() || fields.get(1).isEmpty()) {
      throw wrong(line, "an empty name, expected network.onnx,property.vnnlib,seconds");
    }
    requirePath(line, fields.get(0));
    requirePath(line, fields.get(1));
    OptionalDouble timeout =
        fields.size() == 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(seconds(line, fields.get(2)));
    Path folder = file.toAbsolutePath().getParent();
    return new Instance(line, fields.get(0), fields.get(1), folder, timeout);
  }

  private void requirePath(int line, String name) throws PropertyFormatException {
    try {
      if (Path.of(name).normalize().getFileName() == null) {
        throw wrong(line, "\"" + name + "\" names no file");
      }
    } catch (InvalidPathException e) {
      throw wrong(line, "\"" + name + "\" is no path");
    }
  }

  private double seconds(int line, String text) throws PropertyFormatException {
    double seconds = Double.NaN;
    if (text.matches("\\d{1,9}(\\.\\d{0,9})?")) {
      seconds = Double.parseDouble(text);
    }
    if (!(seconds > 0)) {
      throw wrong(line, "time \"" + text + "\", expected a positive number of seconds");
    }
    return seconds;
  }

  private PropertyFormatException wrong(int line, String problem) {
    return new PropertyFormatException(file, "line " + line, problem);
  }
}
