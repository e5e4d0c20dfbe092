package fanc.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** One run of the program: finds the command, runs it, and turns what goes wrong into one line. */
final class Program {
  private static final String DEBUG = "--debug";

  private final Terminal terminal;

  Program(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command that the arguments name and returns the exit status. */
  int run(String... args) {
    FailureReport failures = new FailureReport(terminal, List.of(args).contains(DEBUG));
    CommandLine line = new CommandLine(new Fanc());
    for (Object command : commands(args)) {
      CommandLine sub = new CommandLine(command);
      sub.getCommandSpec().addOption(debugOption());
      line.addSubcommand(sub);
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

  /** Not an option of any command: what it decides happens after the command has failed. */
  private static OptionSpec debugOption() {
    return OptionSpec.builder(DEBUG)
        .arity("0")
        .type(boolean.class)
        .description("Show where an error comes from.")
        .build();
  }

  /** Returns the command that comes first, alone: reading the options of all takes its time. */
  private List<Object> commands(String... args) {
    List<Object> all = commands();
    return args.length == 0
        ? all
        : all.stream()
            .filter(command -> name(command).equals(args[0]))
            .findFirst()
            .map(List::of)
            .orElse(all);
  }

  private static String name(Object command) {
    return command.getClass().getAnnotation(CommandLine.Command.class).name();
  }

  private List<Object> commands() {
    return List.of(
        new ProveCommand(terminal),
        new VerifyCommand(terminal),
        new CheckCommand(terminal),
        new ApproxCommand(terminal),
        new BoundsCommand(terminal),
        new ExplainCommand(terminal),
        new InspectCommand(terminal),
        new TrainCommand(terminal),
        new DemoCommand(terminal),
        new BenchCommand(terminal),
        new ReportCommand(terminal));
  }
}
