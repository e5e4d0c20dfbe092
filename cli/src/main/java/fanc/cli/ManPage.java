package fanc.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in the language of man(7), made of what its help is made of. */
final class ManPage {
  private final CommandSpec command;
  private final CommandSpec program;
  private final String version;
  private final StringBuilder text = new StringBuilder();

  private ManPage(CommandSpec command, String version) {
    this.command = command;
    this.program = command.root();
    this.version = version;
  }

  /** Returns the name of a command's page: {@code fanc-verify}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** Returns the page of a command. */
  static String of(CommandLine command, String version) {
    ManPage page = new ManPage(command.getCommandSpec(), version);
    page.write();
    return page.text.toString();
  }

  private void write() {
    line(
        ".TH "
            + quoted(name(command).toUpperCase(Locale.ROOT))
            + " 1 \"\" "
            + quoted(program.name() + " " + version)
            + " "
            + quoted("User Commands"));
    section("NAME");
    List<String> description = plain(command.usageMessage().description());
    String all = String.join(" ", description);
    int end = all.indexOf(". ");
    String first = end < 0 ? all.replaceFirst("\\.$", "") : all.substring(0, end);
    line(escaped(name(command)) + " \\- " + escaped(first));
    section("SYNOPSIS");
    line(synopsis());
    section("DESCRIPTION");
    paragraph(all);
    arguments();
    commands();
    examples();
    statuses();
    environment();
    section("SEE ALSO");
    line(seeAlso());
  }

  private String synopsis() {
    Stream<String> required =
        command.options().stream()
            .filter(option -> option.required() && option.group() == null)
            .map(option -> bold(option.longestName()) + " " + italic(option.paramLabel()));
    Stream<String> positional =
        command.positionalParameters().stream().map(p -> italic(p.paramLabel()));
    Stream<String> sub =
        command.subcommands().isEmpty() ? Stream.empty() : Stream.of(italic("COMMAND"));
    return Stream.of(
            Stream.of(bold(command.qualifiedName(" "))),
            required,
            Stream.of("[" + italic("OPTION") + "]..."),
            positional,
            sub)
        .flatMap(part -> part)
        .collect(Collectors.joining(" "));
  }

  private void arguments() {
    section("OPTIONS");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      item(italic(parameter.paramLabel()), plain(parameter.description()));
    }
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.sort(Comparator.comparing(OptionSpec::longestName));
    for (OptionSpec option : options) {
      String names =
          Arrays.stream(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
      boolean valued = option.arity().max() > 0;
      item(valued ? names + " " + italic(option.paramLabel()) : names, plain(option.description()));
    }
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    for (CommandLine sub : command.subcommands().values()) {
      CommandSpec spec = sub.getCommandSpec();
      item(bold(name(spec)) + "(1)", plain(spec.usageMessage().description()));
    }
  }

  private void examples() {
    String[] footer = command.usageMessage().footer();
    if (footer.length == 0) {
      return;
    }
    section("EXAMPLES");
    line(".nf");
    plain(footer).forEach(example -> line(escaped(example)));
    line(".fi");
  }

  private void statuses() {
    section("EXIT STATUS");
    program
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> item(bold(code), List.of(meaning)));
  }

  private void environment() {
    section("ENVIRONMENT");
    Map<String, String> variables =
        new TreeMap<>(
            Map.of(
                "FANC_STORE", "Folder of proofs in place of .fanc in the working folder.",
                "FANC_REFERENCE",
                    "Folder that paths in properties beginning with ${FANC_REFERENCE}/ lie in.",
                "JAVA_HOME", "The JDK to use, 17 or later; without it the java on the PATH.",
                "FANC_JAVA_OPTIONS", "Further options for the Java virtual machine.",
                "NO_COLOR", "No colours, if set."));
    variables.forEach((name, meaning) -> item(bold(name), List.of(meaning)));
  }

  private String seeAlso() {
    Stream<CommandSpec> others =
        command == program
            ? program.subcommands().values().stream().map(CommandLine::getCommandSpec)
            : Stream.of(command.parent());
    return others.map(spec -> bold(name(spec)) + "(1)").collect(Collectors.joining(",\n"));
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void item(String tag, List<String> meaning) {
    line(".TP");
    line(tag);
    paragraph(String.join(" ", meaning));
  }

  private void paragraph(String words) {
    line(escaped(words));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Help texts may hold marks for colours and signs for the end of a line. */
  private static List<String> plain(String... lines) {
    return Arrays.stream(lines)
        .map(line -> Ansi.OFF.string(line.replace("%n", "")).strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String bold(String word) {
    return "\\fB" + escaped(word) + "\\fR";
  }

  private static String italic(String word) {
    return "\\fI" + escaped(word) + "\\fR";
  }

  private static String quoted(String word) {
    return '"' + escaped(word).replace("\"", "\\(dq") + '"';
  }

  /** No character may be taken for a request. */
  private static String escaped(String words) {
    String safe =
        words.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("'", "\\(aq");
    return safe.startsWith(".") ? "\\&" + safe : safe;
  }
}
