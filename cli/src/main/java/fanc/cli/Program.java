package fanc.cli;

import java.util.List;
import picocli.CommandLine;

/** One run of the program: finds the command, runs it, and turns what goes wrong into one line. */
final class Program {
  private final Terminal terminal;

  Program(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command that the arguments name and returns the exit status. */
  int run(String... args) {
    boolean debug = List.of(args).contains("--debug");
    FailureReport failures = new FailureReport(terminal, debug);
    CommandLine line = new CommandLine(new Fanc());
    for (Object command : commands()) {
      line.addSubcommand(command);
    }
    line.setOut(terminal.outWriter());
    line.setErr(terminal.errWriter());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, given) -> failures.badUsage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failures.report(e));
    try {
      return line.execute(args);
    } catch (Error e) {
      return failures.report(e);
    }
  }

  private List<Object> commands() {
    return List.of();
  }
}
