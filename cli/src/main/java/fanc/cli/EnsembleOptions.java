package fanc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** An ensemble, and what is claimed of it. */
final class EnsembleOptions {
  @Option(
      names = "--ensemble",
      paramLabel = "FILE.json",
      description =
          "A list of networks that answer together, instead of --network; --out then names a folder"
              + " of results.")
  private Path file;

  @Option(
      names = "--claim",
      paramLabel = "mean|vote|both",
      description =
          "With --ensemble: that the mean of the members' outputs has the label, or that more than"
              + " half of the members have; mean if not given.")
  private EnsembleClaim claim;

  /** Returns the file of the ensemble, or null. */
  Path file() {
    return file;
  }

  /** Returns what is claimed. */
  EnsembleClaim claim() {
    return claim == null ? EnsembleClaim.MEAN : claim;
  }

  /**
   * Checks that a claim is about an ensemble, and the exit status about one claim.
   *
   * @throws BadInputException if not
   */
  void requireSense(FailOn.Style exitStyle) {
    if (claim != null && file == null) {
      throw new BadInputException("--claim goes with --ensemble");
    }
    if (file != null && exitStyle == FailOn.Style.SAT) {
      throw new BadInputException("--exit-style sat is for one network, not for --ensemble");
    }
  }
}
