package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts together what VNN-LIB 2.0 allows blanks in: {@code X [0, 1]} is the word {@code X[0,1]}. */
final class TensorWords {
  private final Path file;

  TensorWords(Path file) {
    this.file = file;
  }

  /**
   * Returns the group with its indices joined to the names before them, here and within.
   *
   * @throws PropertyFormatException naming the line if a square bracket is not closed
   */
  SExpression.Group joined(SExpression.Group group) throws PropertyFormatException {
    List<SExpression> items = new ArrayList<>(group.items().size());
    for (SExpression item : group.items()) {
      if (item instanceof SExpression.Group inner) {
        requireClosed(items);
        items.add(joined(inner));
      } else {
        add(items, (SExpression.Word) item);
      }
    }
    requireClosed(items);
    return new SExpression.Group(items, group.line());
  }

  private void add(List<SExpression> items, SExpression.Word word) throws PropertyFormatException {
    int last = items.size() - 1;
    boolean continues =
        last >= 0
            && items.get(last) instanceof SExpression.Word before
            && (word.text().startsWith("[") || isOpen(before));
    if (continues) {
      SExpression.Word before = (SExpression.Word) items.get(last);
      if (isOpen(before)
          && !before.text().matches(".*[\\[,]")
          && !word.text().matches("[\\],].*")) {
        throw wrong(word, before + " " + word + ": indices are parted by commas");
      }
      items.set(last, new SExpression.Word(before.text() + word.text(), before.line()));
    } else {
      items.add(word);
    }
  }

  /** Texts in quotes may have brackets of their own. */
  private static boolean isOpen(SExpression.Word word) {
    return word.text().charAt(0) != '"'
        && word.text().indexOf('[') >= 0
        && word.text().indexOf(']') < 0;
  }

  private void requireClosed(List<SExpression> items) throws PropertyFormatException {
    if (!items.isEmpty()
        && items.get(items.size() - 1) instanceof SExpression.Word word
        && isOpen(word)) {
      throw wrong(word, "\"" + word + "\": this square bracket is never closed");
    }
  }

  private PropertyFormatException wrong(SExpression.Word at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }
}
