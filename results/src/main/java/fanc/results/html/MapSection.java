package fanc.results.html;

import java.util.List;

/** The frame in which the script draws where on an image a patch is how far from changing it. */
final class MapSection {
  private MapSection() {}

  static void write(Sheet sheet, List<Subject> subjects) {
    sheet.section("map", "Where the margin is thin");
    if (subjects.stream().noneMatch(Subject::mapped)) {
      sheet.missing(
          "A map of patch positions needs the margin of every region and the images; records have"
              + " them if the run was made with --details on a patch property:",
          "fanc verify … --details --out result.json");
      sheet.endSection();
      return;
    }
    Html html = sheet.html();
    sheet.paragraph(
        "Each square stands at the middle of one position of the patch, over the image. Its colour"
            + " is the proven margin there: how far every other label stays below the right one,"
            + " whatever the patch shows. Positions that are not proven are hatched and outlined.");
    html.element(
        "p",
        "unscripted",
        "The map is drawn by a script, which does not run here; the table of"
            + " images has the least margin of each.");
    html.open("div", "map scripted");
    controls(html, subjects);
    stage(html);
    html.open("div", "thumbs").with("id", "map-thumbs").close();
    html.open("details").with("id", "map-details");
    html.element("summary", "The margins of this map as a table");
    html.open("div", "scroll").with("id", "map-numbers").with("tabindex", 0).with("role", "group");
    html.with("aria-label", "Margins of this map").close();
    html.close().close();
    sheet.endSection();
  }

  private static void stage(Html html) {
    html.open("div", "map-stage");
    html.open("canvas").with("id", "map-canvas").with("tabindex", 0).with("role", "application");
    html.with("aria-roledescription", "map of margins").with("aria-label", "Map of margins");
    html.with("aria-describedby", "map-help map-summary").close();
    html.open("div", "map-side");
    html.open("p").with("id", "map-summary").close();
    html.open("output").with("id", "map-readout").with("aria-live", "polite").close();
    html.open("div").with("id", "map-legend").close();
    html.open("p", "note").with("id", "map-help");
    html.say("Point at a square, or focus the map and move with the arrow keys.").close();
    html.open("div", "controls");
    html.open("button").with("type", "button").with("id", "map-weakest");
    html.say("Go to the weakest position").close();
    html.close().close().close();
  }

  private static void controls(Html html, List<Subject> subjects) {
    html.open("div", "controls");
    html.open("label").say("Network ");
    html.open("select").with("id", "map-child");
    for (Subject subject : subjects) {
      if (subject.mapped()) {
        html.open("option").with("value", subject.number()).say(subject.name()).close();
      }
    }
    html.close().close();
    html.open("label").say("Image ");
    html.open("select").with("id", "map-image").close().close();
    step(html, "map-previous", "‹", "Previous image");
    step(html, "map-next", "›", "Next image");
    html.open("label").say("Show ").open("select").with("id", "map-layers");
    html.open("option").with("value", "both").say("margins over the image").close();
    html.open("option").with("value", "margins").say("margins alone").close();
    html.open("option").with("value", "image").say("image alone").close();
    html.close().close();
    html.open("label").say("Scale ").open("select").with("id", "map-scale");
    html.open("option").with("value", "map").say("of this map").close();
    html.open("option").with("value", "image").say("same for all networks").close();
    html.open("option").with("value", "all").say("same for all maps").close();
    html.close().close();
    html.close();
  }

  private static void step(Html html, String id, String sign, String meaning) {
    html.open("button").with("type", "button").with("id", id).with("aria-label", meaning);
    html.say(sign).close();
  }
}
