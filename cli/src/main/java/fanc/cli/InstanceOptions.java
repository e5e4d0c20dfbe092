package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.instances.ExpectedVerdicts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A list of instances, and what is known of them. */
final class InstanceOptions {
  @Option(
      names = "--instances",
      paramLabel = "FILE.csv",
      description =
          "A list of network,property,seconds, paths relative to it; --timeout replaces the times,"
              + " --out names the list of results or a folder for it.")
  private Path list;

  @Option(
      names = "--expected",
      paramLabel = "FILE.csv",
      description =
          "With --instances: what is known (columns onnx, vnnlib, expected: sat or unsat); the"
              + " answers are scored as VNN-COMP does, exit status 4 if one is incorrect.")
  private Path expected;

  /**
   * Returns what turns results into a score, if something is known.
   *
   * @throws PropertyFormatException if the file of what is known is malformed
   */
  Optional<Scoring> scoring() throws PropertyFormatException {
    if (expected == null) {
      return Optional.empty();
    }
    ExpectedVerdicts verdicts = ExpectedVerdicts.read(expected);
    return Optional.of(results -> Score.of(results, list, expected, verdicts));
  }

  /**
   * Checks that something is scored.
   *
   * @throws BadInputException if something is known, and there is no list
   */
  void requireSense() {
    if (expected != null && list == null) {
      throw new BadInputException("--expected goes with --instances");
    }
  }

  /** Scores the results of a list. */
  interface Scoring {
    /** Returns the score. */
    Score of(List<InstanceResult> results) throws PropertyFormatException;
  }

  /** Returns the list, or null. */
  Path list() {
    return list;
  }
}
