package fanc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How long to look for a counterexample. */
final class AttackOptions {
  private static final double ORDINARY = 5;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--attack",
      paramLabel = "SECONDS",
      description =
          "Most time to look for a counterexample of each image or instance that is not verified,"
              + " within --timeout; 5 if not given, 0 for none.")
  private Double seconds;

  /** Returns the time for each image, at least 0. */
  double seconds() {
    if (seconds != null && !(seconds >= 0 && seconds < 1e9)) {
      throw new ParameterException(
          command.commandLine(), "--attack must be a number of seconds, at least 0");
    }
    return seconds == null ? ORDINARY : seconds;
  }
}
