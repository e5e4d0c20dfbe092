package fanc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command leaves its record. */
final class RecordOptions {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the whole record to this JSON file.")
  private Path out;

  /** Returns the file of the record, or null. */
  Path out() {
    return out;
  }

  /** Looks before the work whether the record can be left where it was asked for. */
  void requirePlace() {
    if (out != null) {
      OutputPlace.require(out);
    }
  }
}
