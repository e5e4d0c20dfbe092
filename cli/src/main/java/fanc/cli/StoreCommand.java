package fanc.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is in the store of proofs, and what of it can go. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Lists, checks and tidies the store of proofs.")
final class StoreCommand implements Runnable, CommandGroup {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  StoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new StoreListCommand(terminal),
        new StoreVerifyCommand(terminal),
        new StoreGcCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "store what? list, verify or gc");
  }
}
