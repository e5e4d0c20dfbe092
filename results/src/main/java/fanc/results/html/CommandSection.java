package fanc.results.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Commands that make the records again, and this page. */
final class CommandSection {
  private CommandSection() {}

  /**
   * Writes the commands.
   *
   * @param report the command that made this page
   */
  static void write(Sheet sheet, List<Subject> subjects, List<String> report) {
    sheet.section("commands", "Make it again");
    List<String> commands = new ArrayList<>();
    boolean unknown = false;
    for (Subject subject : subjects) {
      List<String> command = subject.result().command();
      unknown |= command.isEmpty();
      if (!command.isEmpty() && !commands.contains(shell(command))) {
        commands.add(shell(command));
      }
    }
    if (unknown) {
      sheet.missing(
          "Some records do not say what made them; newer ones do:", "fanc verify … --out");
    }
    commands.add(shell(report));
    list(sheet, commands);
    sheet.endSection();
  }

  /** Writes the one command that made all of a page. */
  static void write(Sheet sheet, List<String> command) {
    sheet.section("commands", "Make it again");
    list(sheet, List.of(shell(command)));
    sheet.endSection();
  }

  private static void list(Sheet sheet, List<String> commands) {
    int number = 0;
    for (String command : commands) {
      String id = "command-" + number++;
      sheet.html().open("div", "command");
      sheet.html().open("pre").with("tabindex", 0).open("code").with("id", id).say(command);
      sheet.html().close().close();
      sheet.html().open("button", "copy scripted").with("type", "button").with("data-copy", id);
      sheet.html().say("Copy").close().close();
    }
  }

  /** Returns words as a line that a POSIX shell reads as these words. */
  static String shell(List<String> words) {
    return words.stream().map(CommandSection::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
