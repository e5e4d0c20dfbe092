package fanc.results.html;

import fanc.results.ChildResult;
import fanc.results.VerificationResult;
import fanc.results.chart.RowSvg;
import fanc.results.html.ReportInput.Benchmarked;
import fanc.results.html.ReportInput.Compared;
import fanc.results.html.ReportInput.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as one HTML page, and its charts as files.
 *
 * @param page the page; it refers to nothing outside of itself, and forbids its reader's browser to
 *     load or send anything
 * @param charts SVG documents, by the names of their files
 */
public record HtmlReport(String page, Map<String, String> charts) {

  /** Copies the map. */
  public HtmlReport {
    charts = Map.copyOf(charts);
  }

  /**
   * Makes a report. The same records and command give the same characters.
   *
   * @param inputs what it is about, at least one
   * @param command the command that makes it, as words
   */
  public static HtmlReport of(List<ReportInput> inputs, List<String> command) {
    List<VerificationResult> results = new ArrayList<>();
    List<ChildResult> faulty = new ArrayList<>();
    for (ReportInput input : inputs) {
      if (input instanceof Verified verified) {
        results.addAll(verified.results());
        faulty.addAll(verified.faulty());
      }
    }
    return new Writer(inputs, Subject.of(results), faulty, command).write();
  }

  private record Writer(
      List<ReportInput> inputs,
      List<Subject> subjects,
      List<ChildResult> faulty,
      List<String> command,
      Sheet sheet) {

    Writer(
        List<ReportInput> inputs,
        List<Subject> subjects,
        List<ChildResult> faulty,
        List<String> command) {
      this(inputs, subjects, faulty, command, new Sheet());
    }

    HtmlReport write() {
      Html html = sheet.html();
      String style = RowSvg.style() + resource("report.css");
      String script = resource("report.js");
      html.open("html").with("lang", "en");
      head(style, script);
      html.open("body");
      Badge.define(html);
      html.open("a", "skip").with("href", "#main").say("Skip to the report").close();
      header();
      html.open("main").with("id", "main");
      sections();
      html.close();
      html.open("footer").open("p");
      html.say("Made by fanc. This file holds all it needs and loads nothing.").close().close();
      html.open("script").with("type", "application/json").with("id", "map-data");
      html.trusted(MapData.of(subjects)).close();
      html.open("script").trusted(script).close();
      html.close().close();
      return new HtmlReport("<!DOCTYPE html>" + html.finish(), sheet.files());
    }

    private void head(String style, String script) {
      Html html = sheet.html();
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
      html.element("title", title());
      html.open("style").trusted(style).close();
      html.close();
    }

    private String title() {
      List<String> names = new ArrayList<>();
      subjects.stream().map(s -> s.result().property().name()).distinct().forEach(names::add);
      for (ReportInput input : inputs) {
        if (input instanceof Benchmarked benchmarked) {
          names.add(benchmarked.run().name());
        } else if (input instanceof Compared compared) {
          names.add(compared.name());
        }
      }
      return "Robustness report: " + String.join(", ", names);
    }

    private void header() {
      Html html = sheet.html();
      html.open("header").open("div", "bar").element("span", "maker", "fanc");
      html.open("button", "scripted").with("type", "button").with("id", "theme");
      html.say("Dark").close().close();
      html.element("h1", title());
      html.open("nav").with("aria-label", "Sections").open("ul").with("id", "contents");
      for (Map.Entry<String, String> entry : contents().entrySet()) {
        html.open("li").open("a").with("href", "#" + entry.getKey()).say(entry.getValue());
        html.close().close();
      }
      html.close().close().close();
    }

    private Map<String, String> contents() {
      Map<String, String> links = new LinkedHashMap<>();
      if (!subjects.isEmpty() || !faulty.isEmpty()) {
        links.put("verdicts", "Verdicts");
      }
      if (!subjects.isEmpty()) {
        links.put("map", "Map");
        links.put("counterexamples", "Counterexamples");
        links.put("margins", "Margins");
        links.put("rungs", "Steps");
        links.put("drift", "Drift");
      }
      int number = 0;
      for (ReportInput input : inputs) {
        if (input instanceof Compared compared) {
          links.put("speed-" + number, "Speed-up " + compared.name());
        } else if (input instanceof Benchmarked benchmarked) {
          links.put("bench-" + number, "Benchmark " + benchmarked.run().name());
        }
        number++;
      }
      if (!subjects.isEmpty()) {
        links.put("images", "Images");
      }
      links.put("commands", "Commands");
      return links;
    }

    private void sections() {
      if (!subjects.isEmpty() || !faulty.isEmpty()) {
        VerdictSection.write(sheet, subjects, faulty);
      }
      if (!subjects.isEmpty()) {
        MapSection.write(sheet, subjects);
        WitnessSection.write(sheet, subjects);
        MarginSection.write(sheet, subjects);
        RungSection.write(sheet, subjects);
        DriftSection.write(sheet, subjects);
      }
      boolean timed = false;
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i) instanceof Compared compared) {
          SpeedSection.write(sheet, compared, i);
          timed = true;
        } else if (inputs.get(i) instanceof Benchmarked benchmarked) {
          BenchmarkSection.write(sheet, benchmarked.run(), i);
          timed = true;
        }
      }
      if (!timed) {
        SpeedSection.missing(sheet);
      }
      if (!subjects.isEmpty()) {
        ImageSection.write(sheet, subjects);
      }
      CommandSection.write(sheet, subjects, command);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
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
