package fanc.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

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
final class Fanc implements Callable<Integer> {
  private final Terminal terminal;

  Fanc(Terminal terminal) {
    this.terminal = terminal;
  }

  /** As bad usage: in a script whose command was lost nothing was verified. */
  @Override
  public Integer call() {
    NextSteps.in(Path.of("")).forEach(terminal::note);
    return ExitStatus.BAD_INPUT;
  }
}
