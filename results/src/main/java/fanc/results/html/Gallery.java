package fanc.results.html;

import java.util.List;

/** Small pictures as a table: a row for each subject, a column for each member. */
final class Gallery {
  private final Html html;
  private final int rows;
  private final int columns;

  /**
   * Prepares a table of pictures.
   *
   * @param rows of pixels of each picture
   * @param columns of pixels of each picture
   */
  Gallery(Html html, int rows, int columns) {
    this.html = html;
    this.rows = rows;
    this.columns = columns;
  }

  /** Opens the table. */
  void open(String caption, List<String> heads) {
    html.open("div", "scroll").with("tabindex", 0).with("role", "group");
    html.with("aria-label", caption);
    html.open("table", "gallery").element("caption", caption);
    html.open("thead").open("tr");
    for (String head : heads) {
      html.open("th").with("scope", "col").say(head).close();
    }
    html.close().close().open("tbody");
  }

  /** Opens a row; its first cell is words. */
  void row(String name) {
    html.open("tr").open("th").with("scope", "row").say(name).close();
  }

  /**
   * Writes a picture.
   *
   * @param samples as {@link Png} takes them
   * @param words what is seen, for who does not see
   * @param note below it
   */
  void picture(byte[] samples, int channels, String words, String note) {
    html.open("td").open("img").with("src", Png.address(samples, columns, channels));
    html.with("width", columns).with("height", rows).with("alt", words).close();
    html.element("span", "note", note).close();
  }

  void endRow() {
    html.close();
  }

  void close() {
    html.close().close().close();
  }
}
