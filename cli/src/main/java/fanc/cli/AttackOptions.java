package fanc.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How long to look for a counterexample, and whether to look at points of what was verified. */
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

  @Mixin private SelfCheckOptions selfCheck;

  /**
   * Returns how much to search, and how often to decide.
   *
   * @param out where the record goes, or null
   */
  Verification.Effort effort(Trials trials, long seed, Path out) {
    return new Verification.Effort(seconds(), seed, trials, selfCheck.of(out, seed));
  }

  /** Returns the time for each image, at least 0. */
  double seconds() {
    if (seconds != null && !(seconds >= 0 && seconds < 1e9)) {
      throw new ParameterException(
          command.commandLine(), "--attack must be a number of seconds, at least 0");
    }
    return seconds == null ? ORDINARY : seconds;
  }
}
