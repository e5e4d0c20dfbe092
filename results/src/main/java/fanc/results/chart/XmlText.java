package fanc.results.chart;

/** The characters that text of XML and HTML may have. */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Returns text in which each character that XML 1.0 forbids or discourages, halves of surrogate
   * pairs included, is U+FFFD; so is a carriage return, which reading would change.
   */
  public static String allowed(String text) {
    return text.codePoints().allMatch(XmlText::allowed)
        ? text
        : text.codePoints()
            .map(c -> allowed(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
  }
}
