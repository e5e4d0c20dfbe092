package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the file lies that another file names: relative to the folder of the naming file, or
 * beginning with <code>${FANC_REFERENCE}/</code>, below the folder of reference networks and images
 * that the environment variable names. They may not be passed on with this project, so no path to
 * them can be written down.
 */
public final class NamedPath {
  /** The environment variable that names the folder of reference networks and images. */
  public static final String REFERENCE = "FANC_REFERENCE";

  private static final String PREFIX = "${" + REFERENCE + "}/";

  private NamedPath() {}

  /**
   * Returns the path of a file.
   *
   * @param folder of the file that names it
   * @param named as it is named there
   * @throws PropertyFormatException if the variable is not set or names no folder, if another one
   *     is named, or if it is no path
   */
  public static Path resolve(Path folder, String named) throws PropertyFormatException {
    return resolve(folder, named, System.getenv());
  }

  static Path resolve(Path folder, String named, Map<String, String> environment)
      throws PropertyFormatException {
    try {
      return named.startsWith("${") ? outside(named, environment) : folder.resolve(named);
    } catch (InvalidPathException e) {
      throw new PropertyFormatException("path '" + named + "': this is no path");
    }
  }

  private static Path outside(String named, Map<String, String> environment)
      throws PropertyFormatException {
    if (!named.startsWith(PREFIX)) {
      throw new PropertyFormatException(
          "path '" + named + "': only " + PREFIX + " may stand for a folder, at the beginning");
    }
    String reference = environment.get(REFERENCE);
    if (reference == null || reference.isBlank()) {
      throw new PropertyFormatException(
          "path '"
              + named
              + "': the environment variable "
              + REFERENCE
              + " is not set; let it name the folder of the reference networks and images");
    }
    Path folder = Path.of(reference);
    if (!Files.isDirectory(folder)) {
      throw new PropertyFormatException(
          "path '"
              + named
              + "': the environment variable "
              + REFERENCE
              + " names "
              + folder
              + ", where there is no folder");
    }
    return folder.resolve(named.substring(PREFIX.length()));
  }
}
