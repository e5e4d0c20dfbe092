package fanc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command: says what there is. */
@Command(
    name = "fanc",
    description =
        "Proves robustness of neural networks, and carries the proof over to pruned and quantised"
            + " children.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all verified, or the work was done",
      "1:at least one violated",
      "2:none violated, some unknown or timed out",
      "3:bad usage, unreadable or unsupported input, or nothing to check",
      "4:internal error or failed self-check",
      "130:interrupted"
    })
final class Fanc implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? (fanc --help lists them)");
  }
}
