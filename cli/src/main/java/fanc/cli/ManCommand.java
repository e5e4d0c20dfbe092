package fanc.cli;

import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes manual pages. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the manual page of a command, or writes those of all.",
      "To read one: fanc man verify | man -l -."
    })
final class ManCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CommandLine> program;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Whose page, such as verify or store list; the program's if not given.")
  private List<String> names = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write fanc.1, fanc-verify.1 and so on into this folder: all, or the one named.")
  private Path folder;

  /** Makes the command for the pages of all commands of a program. */
  ManCommand(Terminal terminal, Supplier<CommandLine> program) {
    this.terminal = terminal;
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine command = program.get();
    for (String name : names) {
      CommandLine sub = command.getSubcommands().get(name);
      if (sub == null) {
        throw new BadInputException(
            "no command '"
                + String.join(" ", names)
                + "'"
                + Suggestion.closest(name, command.getSubcommands().keySet()));
      }
      command = sub;
    }
    if (folder == null) {
      terminal.out().print(ManPage.of(command, Version.number()));
      return ExitStatus.OK;
    }
    Files.createDirectories(folder);
    List<CommandLine> pages = new ArrayList<>(List.of(command));
    for (int i = 0; names.isEmpty() && i < pages.size(); i++) {
      pages.addAll(pages.get(i).getSubcommands().values());
    }
    for (CommandLine page : pages) {
      String file = ManPage.name(page.getCommandSpec()) + ".1";
      ResultFile.write(folder.resolve(file), ManPage.of(page, Version.number()));
    }
    return ExitStatus.OK;
  }
}
