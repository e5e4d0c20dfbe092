package fanc.results.html;

import fanc.results.ChildResult;
import fanc.results.VerificationResult;
import fanc.results.html.ReportInput.Benchmarked;
import fanc.results.html.ReportInput.Compared;
import fanc.results.html.ReportInput.Verified;
import java.util.ArrayList;
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
      PageFrame frame = new PageFrame(title(), contents(), MapData.of(subjects));
      return new HtmlReport(frame.around(sheet, whole -> sections()), sheet.files());
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
}
