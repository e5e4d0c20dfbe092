package fanc.results.published;

import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Path;

/** Files of published numbers, {@code results/published/*.json}. */
public final class PublishedFile {
  private PublishedFile() {}

  /**
   * Reads published numbers.
   *
   * @throws fanc.results.ResultFormatException if the file holds none of this version
   * @throws IOException if it can not be read
   */
  public static PublishedResults read(Path file) throws IOException {
    return ResultFile.read(file, PublishedResults.SCHEMA, PublishedResults.class);
  }
}
