package fanc.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ONNX files that an argument means: those in a folder, or those that a pattern such as {@code
 * children/*.onnx} matches; {@code **} goes through folders of any depth.
 */
final class NetworkFiles {
  private static final String META = "*?[{";
  private static final String ENDING = ".onnx";

  private NetworkFiles() {}

  /** Returns whether an argument means more than one file; a file of that very name wins. */
  static boolean areMeantBy(String argument) {
    Path whole = LoadedNetwork.path(argument);
    return Files.isDirectory(whole) || (isPattern(argument) && !Files.exists(whole));
  }

  /**
   * Returns the files in the order of their names.
   *
   * @throws BadInputException if there is none
   * @throws IOException if a folder can not be listed
   */
  static List<Path> of(String argument) throws IOException {
    List<Path> files = isPattern(argument) ? matching(argument) : in(Path.of(argument), 1);
    if (files.isEmpty()) {
      throw new BadInputException(argument + ": no file *" + ENDING + " there");
    }
    return files;
  }

  private static List<Path> matching(String pattern) throws IOException {
    int plain = pattern.lastIndexOf('/', firstMeta(pattern)) + 1;
    Path root = Path.of(plain == 0 ? "." : pattern.substring(0, plain));
    if (!Files.isDirectory(root)) {
      throw new BadInputException(pattern + ": there is no folder " + root);
    }
    String rest = pattern.substring(plain);
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : 1 + (int) rest.chars().filter(c -> c == '/').count();
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    return in(root, depth).stream()
        .filter(file -> matcher.matches(root.relativize(file)))
        .map(file -> plain == 0 ? root.relativize(file) : file)
        .toList();
  }

  private static List<Path> in(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isPattern(String argument) {
    return firstMeta(argument) < argument.length();
  }

  private static int firstMeta(String argument) {
    int first = 0;
    while (first < argument.length() && META.indexOf(argument.charAt(first)) < 0) {
      first++;
    }
    return first;
  }
}
