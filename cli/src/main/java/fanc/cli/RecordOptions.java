package fanc.cli;

import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command leaves its record. */
final class RecordOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the whole record to this JSON file.")
  private Path out;

  /** Returns the arguments of this run, the program's name first. */
  List<String> command() {
    List<String> words = new ArrayList<>(List.of(command.root().name()));
    words.addAll(command.root().commandLine().getParseResult().originalArgs());
    return words;
  }

  /** Writes the record to its file. */
  void write(VerificationResult result) throws IOException {
    ResultFile.write(out, ResultFile.toJson(result));
  }

  /**
   * Returns the records of a run over many networks, for which the place is a folder.
   *
   * @param resume whether records may be there already
   */
  ChildRecords folder(boolean resume) throws IOException {
    return out == null ? ChildRecords.nowhere() : ChildRecords.at(out, resume);
  }

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
