package fanc.results.html;

import fanc.results.PairMatrix;
import java.util.List;
import java.util.Locale;

/**
 * A matrix of pairs as a table whose cells are coloured by their numbers: seven steps from the
 * least to the greatest number of two different members. The numbers stand in the cells, so that
 * colour says nothing that is not said without it.
 */
final class HeatMap {
  private static final int STEPS = 7;

  /** Below this three decimals would show nothing. */
  private static final double SMALLEST = 5e-4;

  private HeatMap() {}

  /**
   * Writes a matrix.
   *
   * @param caption what the numbers are
   * @param names of the members
   */
  static void write(Html html, String caption, List<String> names, PairMatrix matrix) {
    html.open("div", "scroll").with("tabindex", 0).with("role", "group");
    html.with("aria-label", caption);
    html.open("table", "heat").element("caption", caption);
    html.open("thead").open("tr").open("th").with("scope", "col").say("Member").close();
    for (int j = 0; j < names.size(); j++) {
      html.open("th", "n").with("scope", "col").with("title", names.get(j));
      html.say(Integer.toString(j + 1)).close();
    }
    html.close().close().open("tbody");
    for (int i = 0; i < names.size(); i++) {
      html.open("tr").open("th").with("scope", "row");
      html.say((i + 1) + " " + names.get(i)).close();
      for (int j = 0; j < names.size(); j++) {
        double value = matrix.get(i, j);
        html.element("td", i == j ? "n self" : "n " + step(value, matrix), text(value));
      }
      html.close();
    }
    html.close().close().close();
  }

  /** Returns three decimals, and "n/a" for what is not defined. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "n/a";
    }
    boolean small = value != 0 && Math.abs(value) < SMALLEST;
    return small
        ? Figures.number(value)
        : String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
  }

  private static String step(double value, PairMatrix matrix) {
    if (!Double.isFinite(value)) {
      return "none";
    }
    double width = matrix.greatest() - matrix.least();
    double share = width > 0 ? (value - matrix.least()) / width : 0;
    return "heat-" + Math.min(STEPS - 1, (int) (STEPS * share));
  }
}
