package fanc.results.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a caption, whose first column names the rows. A script makes it sortable; without
 * one it is as it is.
 */
final class Table {
  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  Table(String caption) {
    this.caption = caption;
  }

  private record Column(String title, boolean number) {}

  /** Adds a column of words. */
  Table words(String title) {
    columns.add(new Column(title, false));
    return this;
  }

  /** Adds columns of numbers. */
  Table numbers(String... titles) {
    for (String title : titles) {
      columns.add(new Column(title, true));
    }
    return this;
  }

  /** Adds a row. */
  Table row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row. */
  Table row(String... cells) {
    return row(List.of(cells));
  }

  void write(Html html) {
    html.open("div", "scroll")
        .with("tabindex", 0)
        .with("role", "group")
        .with("aria-label", caption);
    html.open("table", "sortable").element("caption", caption);
    html.open("thead").open("tr");
    for (Column column : columns) {
      html.open("th").with("scope", "col");
      if (column.number()) {
        html.with("class", "n");
      }
      html.say(column.title()).close();
    }
    html.close().close().open("tbody");
    for (List<String> row : rows) {
      html.open("tr");
      html.open("th").with("scope", "row").say(row.get(0)).close();
      for (int i = 1; i < row.size(); i++) {
        html.open("td");
        if (columns.get(i).number()) {
          html.with("class", "n");
        }
        html.say(row.get(i)).close();
      }
      html.close();
    }
    html.close().close().close();
  }
}
