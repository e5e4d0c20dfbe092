package fanc.results.html;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.util.List;

/** Every image of every network as a row of a table that a script sorts and filters. */
final class ImageSection {
  private static final List<String> WORDS = List.of("Image", "Network", "Verdict");
  private static final List<String> NUMBERS =
      List.of("Label", "Predicted", "Regions verified", "Least margin", "Seconds");

  private ImageSection() {}

  static void write(Sheet sheet, List<Subject> subjects) {
    Html html = sheet.html();
    sheet.section("images", "Images");
    controls(html, subjects);
    String caption = "Images: verdict, regions, margin and time";
    html.open("div", "scroll tall").with("tabindex", 0).with("role", "group");
    html.with("aria-label", caption);
    html.open("table", "sortable").with("id", "image-table").element("caption", caption);
    html.open("thead").open("tr");
    for (String title : WORDS) {
      html.open("th").with("scope", "col").say(title).close();
    }
    for (String title : NUMBERS) {
      html.open("th", "n").with("scope", "col").say(title).close();
    }
    html.open("th").with("scope", "col").say("Remark").close();
    html.close().close().open("tbody");
    for (Subject subject : subjects) {
      for (ImageResult image : subject.result().images()) {
        row(html, subject, image);
      }
    }
    html.close().close().close();
    sheet.endSection();
  }

  private static void controls(Html html, List<Subject> subjects) {
    html.open("div", "controls scripted")
        .with("role", "search")
        .with("aria-label", "Filter images");
    html.open("label").say("Verdict ");
    html.open("select").with("id", "filter-verdict");
    html.open("option").with("value", "").say("all").close();
    for (Outcome outcome : Outcome.values()) {
      html.element("option", outcome.toString());
    }
    html.close().close();
    html.open("label").say("Network ");
    html.open("select").with("id", "filter-network");
    html.open("option").with("value", "").say("all").close();
    for (Subject subject : subjects) {
      html.element("option", subject.name());
    }
    html.close().close();
    html.open("label").say("Text ");
    html.open("input").with("id", "filter-text").with("type", "search").with("size", 14).close();
    html.close();
    html.open("output").with("id", "filter-count").with("aria-live", "polite").close();
    html.close();
  }

  private static void row(Html html, Subject subject, ImageResult image) {
    html.open("tr");
    html.open("th").with("scope", "row");
    if (subject.mapped(image)) {
      html.open("a").with("href", "#map").with("data-c", subject.number());
      html.with("data-i", image.index()).say(Integer.toString(image.index())).close();
    } else {
      html.say(Integer.toString(image.index()));
    }
    html.close().element("td", subject.name()).open("td");
    Badge.write(html, image.outcome());
    html.close();
    html.element("td", "n", Integer.toString(image.label()));
    html.element("td", "n", Integer.toString(image.predicted()));
    boolean all = image.regionsVerified().equals(image.regionsTotal());
    String of = all ? "" : " of " + Figures.count(image.regionsTotal());
    html.element("td", "n", Figures.count(image.regionsVerified()) + of);
    html.element("td", "n", Figures.margin(image.worstMargin()));
    html.element("td", "n", Figures.seconds(image.seconds()));
    html.element("td", remark(image));
    html.close();
  }

  private static String remark(ImageResult image) {
    StringBuilder text = new StringBuilder(image.reason() == null ? "" : image.reason());
    if (image.population().compareTo(image.regionsTotal()) > 0) {
      text.append(text.isEmpty() ? "" : "; ");
      text.append(Figures.count(image.regionsTotal())).append(" of ");
      text.append(Figures.count(image.population())).append(" regions were looked at");
    }
    if (image.note() != null) {
      text.append(text.isEmpty() ? "" : "; ").append(image.note());
    }
    return text.toString();
  }
}
