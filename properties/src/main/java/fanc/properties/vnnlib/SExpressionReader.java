package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Splits text into groups and words; a semicolon begins a comment up to the end of the line. */
final class SExpressionReader {
  private static final int DEEPEST = 64;

  /** Words and brackets each take memory, however little text they are. */
  static final int MOST = 1 << 24;

  private final Path file;
  private final String text;
  private final Deque<SExpression.Group> open = new ArrayDeque<>();
  private int line = 1;
  private int count;

  private SExpressionReader(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Returns the groups of a file.
   *
   * @throws PropertyFormatException if brackets do not match, a word stands outside of them, or
   *     they are nested more than 64 deep, or there are too many
   */
  static List<SExpression.Group> read(Path file, String text) throws PropertyFormatException {
    return new SExpressionReader(file, text).read();
  }

  private List<SExpression.Group> read() throws PropertyFormatException {
    List<SExpression.Group> groups = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '(') {
        begin();
        at++;
      } else if (c == ')') {
        SExpression.Group closed = end();
        if (open.isEmpty()) {
          groups.add(closed);
        } else {
          open.peek().items().add(closed);
        }
        at++;
      } else if (Character.isWhitespace(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        at = word(at);
      }
    }
    if (!open.isEmpty()) {
      throw wrong(open.peekLast().line(), "this bracket is never closed");
    }
    return groups;
  }

  private void begin() throws PropertyFormatException {
    if (open.size() == DEEPEST) {
      throw wrong(line, "brackets nested more than " + DEEPEST + " deep");
    }
    requireFew();
    open.push(new SExpression.Group(new ArrayList<>(), line));
  }

  private void requireFew() throws PropertyFormatException {
    if (++count > MOST) {
      throw wrong(line, "more than " + MOST + " words and brackets; split the query");
    }
  }

  private SExpression.Group end() throws PropertyFormatException {
    if (open.isEmpty()) {
      throw wrong(line, "a closing bracket without an opening one");
    }
    return open.pop();
  }

  private int word(int from) throws PropertyFormatException {
    int to = text.charAt(from) == '"' ? quoted(from) : from;
    while (to < text.length() && !isEnd(text.charAt(to))) {
      to++;
    }
    String word = text.substring(from, to);
    if (open.isEmpty()) {
      throw wrong(
          line, "\"" + word + "\" outside of brackets, expected a command such as (assert ...)");
    }
    requireFew();
    open.peek().items().add(new SExpression.Word(word, line));
    line += (int) word.chars().filter(c -> c == '\n').count();
    return to;
  }

  /** A text in quotes is one word, whatever is in it. */
  private int quoted(int from) throws PropertyFormatException {
    int end = text.indexOf('"', from + 1);
    if (end < 0) {
      throw wrong(line, "a text in quotes that never ends");
    }
    return end + 1;
  }

  private static boolean isEnd(char c) {
    return c == '(' || c == ')' || c == ';' || Character.isWhitespace(c);
  }

  private PropertyFormatException wrong(int at, String problem) {
    return new PropertyFormatException(file, "line " + at, problem);
  }
}
