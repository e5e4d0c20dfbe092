package fanc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether a command looks at points of what it verified. */
final class SelfCheckOptions {
  /** What names files, or the parts of a run that a single contradiction is not about. */
  private static final Set<String> NOT_REPEATED =
      Set.of(
          "--network",
          "--property",
          "--instances",
          "--store",
          "--from",
          "--out",
          "--resume",
          "--images",
          "--image",
          "--repeat",
          "--fail-on",
          "--exit-style",
          "--accept",
          "--baseline",
          "--junit",
          "--sarif",
          "--markdown",
          "--runs",
          "--fresh",
          "--method",
          "--backend",
          "--seed",
          "--threads",
          "--no-self-check");

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--no-self-check",
      description =
          "Do not look at points of what was verified, any of which that violates it would end the"
              + " run.")
  private boolean off;

  /**
   * Returns how the run checks itself.
   *
   * @param out where the record goes, or null: a contradiction is kept beside it
   */
  SelfChecks of(Path out, long seed) {
    Path beside = out == null ? null : out.toAbsolutePath().getParent();
    ParseResult parsed = command.commandLine().getParseResult();
    return new SelfChecks(
        !off,
        parsed.commandSpec().name(),
        parsed.originalArgs(),
        repeated(parsed),
        beside == null ? Path.of("") : beside,
        seed);
  }

  private static List<String> repeated(ParseResult parsed) {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (!NOT_REPEATED.contains(option.longestName())) {
        options.add(option.longestName());
        if (option.arity().max() > 0) {
          options.addAll(option.originalStringValues());
        }
      }
    }
    return options;
  }
}
