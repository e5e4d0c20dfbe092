package fanc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell commands of a Markdown document: its fenced blocks {@code sh}, in order, as one script.
 * Line n of the script is line n of the document, so that what the shell says about a line is about
 * the document's.
 *
 * <p>{@code sh fails=2} is a block whose first failing command has exit status 2; it runs in a
 * shell of its own, so that it leaves no variables behind. Other blocks are not run.
 *
 * @param name of the document
 * @param lines of the script; before each block it writes the block's line to {@code $block}, and
 *     the word "end" after the last one
 */
record ShellDocument(String name, List<String> lines) {
  private static final Pattern FENCE = Pattern.compile("( *)(```+)([^`]*)");
  private static final Pattern SHELL = Pattern.compile("sh(?: fails=([1-9]\\d*))?");

  /** A fence that is open: how far it is indented, its backticks, and the status to expect. */
  private record Block(int line, int indent, String ticks, boolean shell, String fails) {}

  /**
   * Reads a document.
   *
   * @throws AssertionError if it has no shell block, or a block that is not understood or not ended
   */
  static ShellDocument read(Path root, Path file) throws IOException {
    return of(root.relativize(file).toString(), Files.readAllLines(file));
  }

  /** As {@link #read}, of lines. */
  static ShellDocument of(String name, List<String> document) {
    List<String> script = new ArrayList<>();
    Block open = null;
    boolean any = false;
    for (String line : document) {
      Matcher fence = FENCE.matcher(line);
      boolean fenced = fence.matches();
      if (open == null) {
        open = fenced ? opened(name, script.size() + 1, fence) : null;
        any |= open != null && open.shell();
        script.add(open == null ? "" : beginning(open));
      } else if (fenced && closes(open, fence)) {
        script.add(end(name, open));
        open = null;
      } else {
        script.add(open.shell() ? unindented(line, open.indent()) : "");
      }
    }
    if (open != null) {
      throw new AssertionError(name + ":" + open.line() + ": the block is not ended");
    }
    if (!any) {
      throw new AssertionError(name + ": no block ```sh, so nothing of it is tested");
    }
    script.add("echo end >\"$block\"");
    return new ShellDocument(name, List.copyOf(script));
  }

  private static Block opened(String name, int line, Matcher fence) {
    String info = fence.group(3).strip();
    Matcher shell = SHELL.matcher(info);
    boolean matches = shell.matches();
    if (!matches && info.matches("(sh|bash|shell)\\b.*")) {
      throw new AssertionError(
          "%s:%d: '%s' is no block; expected sh, sh fails=STATUS or console"
              .formatted(name, line, info));
    }
    String fails = matches ? shell.group(1) : null;
    return new Block(line, fence.group(1).length(), fence.group(2), matches, fails);
  }

  private static boolean closes(Block open, Matcher fence) {
    return fence.group(3).isBlank() && fence.group(2).startsWith(open.ticks());
  }

  private static String beginning(Block block) {
    if (!block.shell()) {
      return "";
    }
    String mark = "echo " + block.line() + " >\"$block\"";
    return block.fails() == null ? mark : mark + "; set +e; ( set -e";
  }

  private static String end(String name, Block block) {
    if (block.fails() == null) {
      return "";
    }
    return "); status=$?; set -e; [ $status = %s ] || { echo \"%s:%d: exit status $status, not %s\" >&2; exit 1; }"
        .formatted(block.fails(), name, block.line(), block.fails());
  }

  private static String unindented(String line, int indent) {
    int blanks = 0;
    while (blanks < indent && blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return line.substring(blanks);
  }
}
