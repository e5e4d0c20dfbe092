package fanc.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells builds apart that one revision does not. */
final class BuildIdentity {
  private static final int DIGITS = 12;

  private BuildIdentity() {}

  /**
   * Returns the revision; where files differ from it or there is none, with a hash of names, sizes
   * and times of the program's own files, which is another one after every build.
   */
  static String of(String revision) {
    boolean exact = revision.matches("[0-9a-f]{40}");
    return exact ? revision : revision + "+" + files();
  }

  private static String files() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String classPath = System.getProperty("java.class.path");
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        if (entry.contains("fanc") || entry.endsWith("classes")) {
          for (Path file : below(Path.of(entry))) {
            String line =
                file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path entry) throws IOException {
    if (!Files.exists(entry)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
