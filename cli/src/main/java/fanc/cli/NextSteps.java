package fanc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do next in a folder, said to who starts the program without a command. */
final class NextSteps {
  private static final String START = "fanc";

  /** A folder of a million files is no reason to think for long. */
  private static final int MOST_FILES = 2000;

  private NextSteps() {}

  /**
   * Returns lines for a person.
   *
   * @param folder the working folder; its networks and properties are looked at by name alone
   */
  static List<String> in(Path folder) {
    List<String> names = names(folder);
    Optional<String> network = find(names, ".onnx");
    Optional<String> property =
        names.stream()
            .filter(name -> name.endsWith(".json"))
            .filter(name -> isProperty(folder.resolve(name)))
            .findFirst();
    List<String> lines = new ArrayList<>();
    lines.add("fanc: which command? What to do next:");
    String onnx = network.orElse("net.onnx");
    if (network.isPresent() && property.isPresent()) {
      boolean stored = Files.isDirectory(folder.resolve(".fanc"));
      String task = " --network " + onnx + " --property " + property.get();
      lines.add(line("inspect " + onnx + " --property " + property.get(), "do the two fit?"));
      lines.add(line((stored ? "verify" : "prove") + task, stored ? "with .fanc" : "prove it"));
      lines.add(line("approx --network " + onnx + " --method int8 -o child.onnx", "make a child"));
    } else if (network.isPresent()) {
      lines.add(line("inspect " + onnx, "is it supported?"));
      lines.add(line("init --network " + onnx, "write a property for it"));
    } else {
      lines.add(line("demo", "see it work; half a minute"));
      lines.add(line("init --network net.onnx", "begin with a network of your own"));
    }
    lines.add(line("doctor", "is this machine fit for it?"));
    lines.add(line("--help", "all commands; COMMAND --help has examples"));
    return lines;
  }

  private static String line(String command, String why) {
    return String.format("  %-44s  %s", START + " " + command, why);
  }

  private static Optional<String> find(List<String> names, String ending) {
    return names.stream().filter(name -> name.endsWith(ending)).findFirst();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_FILES).map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Reads the beginning alone: a property says early what it is. */
  private static boolean isProperty(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4096), StandardCharsets.UTF_8).contains("property-1.json");
    } catch (IOException e) {
      return false;
    }
  }
}
