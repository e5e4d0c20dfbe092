package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.properties.files.Semantics;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How VNN-LIB queries are meant. */
final class QueryOptions {
  @Option(
      names = "--semantics",
      paramLabel = "real|float32",
      description =
          "Arithmetic that VNN-LIB queries are about; what their element types say if not given.")
  private Semantics semantics;

  /**
   * Reads a property.
   *
   * @throws PropertyFormatException if it is malformed or not supported
   * @throws BadInputException if an arithmetic is stated for a property that states its own
   */
  Property read(Path file) throws PropertyFormatException {
    Property stated = PropertyFile.read(file);
    if (semantics != null && stated.query().isEmpty()) {
      throw new BadInputException(
          file + ": --semantics is for VNN-LIB queries; this property has a key 'semantics'");
    }
    return semantics == null ? stated : stated.in(semantics);
  }
}
