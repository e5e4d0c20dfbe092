package fanc.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** One run of the program: finds the command, runs it, and turns what goes wrong into one line. */
final class Program {
  private static final String DEBUG = "--debug";

  private final Terminal terminal;
  private final RunClock clock;

  /** Makes a run that begins now. */
  Program(Terminal terminal) {
    this(terminal, RunClock.fromNow());
  }

  /** Makes a run that began when the clock says. */
  Program(Terminal terminal, RunClock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Runs the command that the arguments name and returns the exit status. */
  int run(String... args) {
    FailureReport failures = new FailureReport(terminal, List.of(args).contains(DEBUG));
    CommandLine line = line(commands(args));
    line.setOut(terminal.outWriter());
    line.setErr(terminal.errWriter());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours().ansi()));
    line.setParameterExceptionHandler((e, given) -> failures.badUsage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failures.report(e));
    try {
      return line.execute(args);
    } catch (Error e) {
      return failures.report(e);
    }
  }

  /** Returns the program with all its commands, to look at. */
  CommandLine whole() {
    return line(commands());
  }

  private CommandLine line(List<Object> commands) {
    CommandLine line = new CommandLine(new Fanc(terminal));
    // No lambdas over picocli's types here: JDK 17 would leave them out of the archive of classes.
    for (Object command : commands) {
      line.addSubcommand(withCommon(name(command), read(command)));
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine read(Object command) {
    CommandLine line = new CommandLine(command);
    if (command instanceof CommandGroup group) {
      for (Object each : group.commands()) {
        line.addSubcommand(each);
      }
    }
    return line;
  }

  /**
   * Adds what all commands have: options, and examples. Commands that only hold others have no
   * options: theirs would be read before the others' names.
   */
  private static CommandLine withCommon(String path, CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      command.getCommandSpec().addOption(debugOption()).addOption(colourOption());
    }
    for (CommandLine sub : command.getSubcommands().values()) {
      withCommon(path + " " + sub.getCommandName(), sub);
    }
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    if (help.footer().length == 0) {
      help.footerHeading(Examples.HEADING);
      help.footer(Examples.of(path).stream().map(line -> "  " + line).toArray(String[]::new));
    }
    return command;
  }

  /** Not an option of any command: what it decides happens after the command has failed. */
  private static OptionSpec debugOption() {
    return OptionSpec.builder(DEBUG)
        .arity("0")
        .type(boolean.class)
        .description("Show where an error comes from.")
        .build();
  }

  /** Read before the command is, since it is about the place that commands print to. */
  private static OptionSpec colourOption() {
    return OptionSpec.builder(Colours.OPTION)
        .arity("1")
        .type(Colours.When.class)
        .paramLabel("auto|always|never")
        .description("Colours of verdicts; auto: on a terminal, unless NO_COLOR is set.")
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
        new VerifyCommand(terminal, clock),
        new GateCommand(terminal),
        new CheckCommand(terminal),
        new ApproxCommand(terminal),
        new EvaluateCommand(terminal),
        new AdviseCommand(terminal),
        new BoundsCommand(terminal),
        new ExplainCommand(terminal),
        new DiversityCommand(terminal),
        new InspectCommand(terminal),
        new SupportsCommand(terminal),
        new TrainCommand(terminal),
        new InitCommand(terminal),
        new DemoCommand(terminal),
        new BenchCommand(terminal),
        new ReportCommand(terminal),
        new DoctorCommand(terminal),
        new StoreCommand(terminal),
        new CompletionCommand(terminal, this::whole),
        new ManCommand(terminal, this::whole));
  }
}
