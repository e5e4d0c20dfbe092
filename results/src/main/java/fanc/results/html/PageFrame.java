package fanc.results.html;

import fanc.results.chart.RowSvg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What every page has around its sections: style, script, a policy that allows these two and
 * nothing else, heading, contents and footer.
 *
 * @param title of the page
 * @param contents headings of the sections in the contents, by what links lead to
 * @param mapData what the script draws maps from, as JSON
 */
record PageFrame(String title, Map<String, String> contents, String mapData) {

  /** Maps of no network: for pages without them. */
  static final String NO_MAPS = "{\"children\":[],\"pixels\":[]}";

  /**
   * Writes a page.
   *
   * @param sheet to write to, new
   * @param sections what writes the sections
   * @return the page
   */
  String around(Sheet sheet, Consumer<Sheet> sections) {
    Html html = sheet.html();
    String style = RowSvg.style() + resource("report.css");
    String script = resource("report.js");
    html.open("html").with("lang", "en");
    head(html, style, script);
    html.open("body");
    Badge.define(html);
    html.open("a", "skip").with("href", "#main").say("Skip to the report").close();
    header(html);
    html.open("main").with("id", "main");
    sections.accept(sheet);
    html.close();
    html.open("footer").open("p");
    html.say("Made by fanc. This file holds all it needs and loads nothing.").close().close();
    html.open("script").with("type", "application/json").with("id", "map-data");
    html.trusted(mapData).close();
    html.open("script").trusted(script).close();
    html.close().close();
    return "<!DOCTYPE html>" + html.finish();
  }

  private void head(Html html, String style, String script) {
    html.open("head").open("meta").with("charset", "utf-8").close();
    html.open("meta").with("http-equiv", "Content-Security-Policy");
    html.with(
        "content",
        "default-src 'none'; img-src data:; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'; base-uri 'none'; form-action 'none'");
    html.close().open("meta").with("name", "viewport");
    html.with("content", "width=device-width, initial-scale=1").close();
    html.open("meta").with("name", "color-scheme").with("content", "light dark").close();
    html.element("title", title);
    html.open("style").trusted(style).close();
    html.close();
  }

  private void header(Html html) {
    html.open("header").open("div", "bar").element("span", "maker", "fanc");
    html.open("button", "scripted").with("type", "button").with("id", "theme");
    html.say("Dark").close().close();
    html.element("h1", title);
    html.open("nav").with("aria-label", "Sections").open("ul").with("id", "contents");
    contents.forEach(
        (id, heading) -> {
          html.open("li").open("a").with("href", "#" + id).say(heading);
          html.close().close();
        });
    html.close().close().close();
  }

  private static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is part of the program", e);
    }
  }

  /** Returns what names a style or script in a content security policy. */
  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
