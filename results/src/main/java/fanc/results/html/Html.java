package fanc.results.html;

import fanc.results.chart.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML too: every element is closed, every word from outside is
 * escaped, and characters that no page may have become U+FFFD.
 */
final class Html {
  private static final Set<String> VOID = Set.of("meta", "input", "img", "br", "col");

  /** Elements that begin a line; blanks around the others would be seen. */
  private static final Set<String> BLOCKS =
      Set.of(
          "html", "head", "body", "header", "main", "footer", "section", "nav", "meta", "title",
          "h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "figure", "details",
          "div", "dl", "style", "script");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Returns text in which no character begins a tag, an entity or the end of an attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    XmlText.allowed(text).codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder to) {
    switch (c) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '"' -> to.append("&quot;");
      case '\'' -> to.append("&#39;");
      default -> to.appendCodePoint(c);
    }
  }

  /** Opens an element. */
  Html open(String name) {
    endTag();
    if (BLOCKS.contains(name)) {
      out.append('\n');
    }
    out.append('<').append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  /** Opens an element of a class. */
  Html open(String name, String cssClass) {
    return open(name).with("class", cssClass);
  }

  /**
   * Adds an attribute to the element opened last.
   *
   * @throws IllegalStateException if it has content already
   */
  Html with(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException("attribute " + name + " after content");
    }
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    return this;
  }

  /** Adds an attribute to the element opened last. */
  Html with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** Writes text into the element opened last. */
  Html say(String text) {
    endTag();
    out.append(escape(text));
    return this;
  }

  /** Closes the element opened last. */
  Html close() {
    String name = open.pop();
    if (VOID.contains(name)) {
      out.append("/>");
      inTag = false;
      return this;
    }
    endTag();
    out.append("</").append(name).append('>');
    return this;
  }

  /** Writes an element that holds text alone. */
  Html element(String name, String text) {
    return open(name).say(text).close();
  }

  /** Writes an element of a class that holds text alone. */
  Html element(String name, String cssClass, String text) {
    return open(name, cssClass).say(text).close();
  }

  /** Writes markup that is trusted: our own style, our own script, our own drawings. */
  Html trusted(String markup) {
    endTag();
    out.append(markup);
    return this;
  }

  /**
   * Returns all that was written.
   *
   * @throws IllegalStateException if an element is open
   */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out + "\n";
  }

  private void endTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }
}
