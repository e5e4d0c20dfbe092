package fanc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a record says. */
final class DetailOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--details",
      description =
          "Write into the record what pictures of the run need: the margin of every region, the"
              + " images and counterexamples, and how far the values drift from the parent's. What"
              + " tells of margins only that they are positive is not used then.")
  private boolean details;

  /**
   * Returns whether details are asked for.
   *
   * @param record whether there is a record for them
   */
  boolean details(boolean record) {
    if (details && !record) {
      throw new ParameterException(
          command.commandLine(), "--details goes with --out and --property: it is of the record");
    }
    return details;
  }
}
