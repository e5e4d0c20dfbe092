package fanc.results.html;

import fanc.results.chart.RowChart;
import fanc.results.chart.RowSvg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all sections write to: the page, and its charts as files of their own. */
final class Sheet {
  private final Html html = new Html();
  private final Map<String, String> files = new LinkedHashMap<>();

  Html html() {
    return html;
  }

  /** Returns the charts, by the names of their files. */
  Map<String, String> files() {
    return files;
  }

  /**
   * Opens a section.
   *
   * @param id what links lead to
   */
  void section(String id, String heading) {
    html.open("section").with("id", id).with("aria-labelledby", id + "-h");
    html.open("h2").with("id", id + "-h").say(heading).close();
  }

  void endSection() {
    html.close();
  }

  void paragraph(String text) {
    html.element("p", text);
  }

  /** Says why there is nothing to see and how to get it. */
  void missing(String text, String command) {
    html.open("p", "missing").say(text + " ");
    if (!command.isEmpty()) {
      html.element("code", command);
    }
    html.close();
  }

  /**
   * Draws a chart with its numbers below.
   *
   * @param name of its file, without the ending
   * @param caption what to look at
   */
  void figure(String name, RowChart chart, String caption, Table numbers) {
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    files.put(file + ".svg", RowSvg.document(chart));
    html.open("figure");
    html.trusted(RowSvg.inline(chart, "g" + files.size()).strip());
    html.element("figcaption", caption);
    html.open("details").element("summary", "The numbers of this chart");
    numbers.write(html);
    html.close().close();
  }

  /** Writes a list of terms and what they are. */
  void terms(List<String[]> terms) {
    html.open("dl");
    for (String[] term : terms) {
      html.open("div").element("dt", term[0]).open("dd");
      if (term.length > 2) {
        html.open("code").with("title", term[2]).say(term[1]).close();
      } else {
        html.say(term[1]);
      }
      html.close().close();
    }
    html.close();
  }
}
