package fanc.properties.vnnlib;

import java.util.List;

/** A word or a group in brackets, with the line it begins on. */
sealed interface SExpression {
  /** Returns the line, from 1. */
  int line();

  /**
   * A word.
   *
   * @param text without blanks or brackets
   * @param line from 1
   */
  record Word(String text, int line) implements SExpression {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A group in brackets.
   *
   * @param items what stands between the brackets
   * @param line from 1
   */
  record Group(List<SExpression> items, int line) implements SExpression {
    /** Returns the word that the group begins with, or an empty text. */
    String head() {
      return !items.isEmpty() && items.get(0) instanceof Word word ? word.text() : "";
    }

    /** Returns the items after the first. */
    List<SExpression> arguments() {
      return items.isEmpty() ? items : items.subList(1, items.size());
    }

    @Override
    public String toString() {
      return "(" + head() + (items.size() > 1 ? " ..." : "") + ")";
    }
  }
}
