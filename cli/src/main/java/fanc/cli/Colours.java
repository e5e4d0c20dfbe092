package fanc.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * Colours of what people read: of verdicts, and of the help. The words stay the same without them.
 *
 * @param shown whether there are any
 */
record Colours(boolean shown) {
  static final String OPTION = "--color";

  private static final Map<String, String> VERDICTS =
      Map.of("verified", "green", "violated", "red,bold", "unknown", "yellow", "timeout", "yellow");

  /** The verdict of an image stands before any number but its row; a total counts something. */
  private static final Pattern VERDICT =
      Pattern.compile("^((?:(?:image|case) \\d+ +)?)(verified|violated|unknown|timeout)\\b");

  private static final Pattern TOTAL =
      Pattern.compile("\\b([1-9][0-9,]* )(verified|violated|unknown|timed out)\\b");

  /** When there are colours. */
  enum When {
    /** On a terminal that knows them, unless NO_COLOR is set. */
    AUTO,
    /** Whatever reads it. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /**
   * Returns the colours that the arguments ask for, or that suit the environment. Arguments that do
   * not parse are reported by who parses them.
   *
   * @param terminal whether a person watches standard output
   * @param environment of the process: NO_COLOR (no-color.org) and TERM count
   */
  static Colours of(List<String> arguments, boolean terminal, Map<String, String> environment) {
    String asked = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OPTION + "=")) {
        asked = argument.substring(OPTION.length() + 1);
      } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
        asked = arguments.get(i + 1);
      }
    }
    if (asked.equalsIgnoreCase(When.ALWAYS.name())) {
      return new Colours(true);
    }
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean able = !"dumb".equals(environment.get("TERM"));
    return new Colours(terminal && wanted && able && !asked.equalsIgnoreCase(When.NEVER.name()));
  }

  /** Returns a line of results, its verdicts coloured. */
  String verdicts(String line) {
    if (!shown) {
      return line;
    }
    String image =
        VERDICT.matcher(line).replaceFirst(m -> m.group(1) + coloured(m.group(2), m.group(2)));
    return image.equals(line)
        ? TOTAL
            .matcher(line)
            .replaceAll(
                m -> m.group(1) + coloured(m.group(2).replace("timed out", "timeout"), m.group(2)))
        : image;
  }

  private static String coloured(String verdict, String word) {
    return Ansi.ON.string("@|" + VERDICTS.get(verdict) + " " + word + "|@");
  }

  /** Returns how the help is shown. */
  Ansi ansi() {
    return shown ? Ansi.ON : Ansi.OFF;
  }
}
