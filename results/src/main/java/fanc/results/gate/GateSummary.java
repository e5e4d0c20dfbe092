package fanc.results.gate;

import fanc.results.Outcome;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.gate.GateReport.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A gate's report for people: on one screen whatever the number of children, the worst first. As
 * text for a terminal, or as Markdown for a comment on a change.
 */
public final class GateSummary {
  /** Most rows of children, and most lines of findings. */
  private static final int MOST = 10;

  /** A file of any name and a fault of any length fit a line. */
  private static final int LONGEST = 300;

  private static final Comparator<Judged> WORST_FIRST =
      Comparator.comparing((Judged judged) -> !judged.fails())
          .thenComparing(judged -> judged.found().fault() == null)
          .thenComparing(judged -> -judged.found().count(Outcome.VIOLATED))
          .thenComparing(judged -> -judged.findings().size());

  private GateSummary() {}

  /** Returns the report for a terminal. */
  public static String toText(GateReport report) {
    UnaryOperator<String> form = GateSummary::oneLine;
    StringBuilder text = new StringBuilder(table(report, form).toText());
    more(report).forEach(line -> text.append(line).append('\n'));
    findings(report, form).forEach(line -> text.append(line).append('\n'));
    return text.append(verdict(report, form)).append('\n').toString();
  }

  /** Returns the report in Markdown. */
  public static String toMarkdown(GateReport report) {
    UnaryOperator<String> form = GateSummary::escaped;
    StringBuilder text = new StringBuilder("### ").append(verdict(report, form)).append("\n\n");
    text.append(table(report, form).toMarkdown());
    more(report).forEach(line -> text.append('\n').append(line).append('\n'));
    List<String> findings = findings(report, form);
    text.append(findings.isEmpty() ? "" : "\n");
    findings.forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  private static String verdict(GateReport report, UnaryOperator<String> form) {
    String outcome =
        switch (report.verdict()) {
          case PASSED -> "passed";
          case VIOLATED -> "FAILED, violated";
          case FAULT -> "FAILED, a network could not be checked";
          case NOT_PROVED -> "FAILED, not proved or worse than the baseline";
        };
    long children =
        report.judged().stream().map(judged -> judged.found().subject().child()).distinct().count();
    return String.format(
        Locale.ROOT,
        "%s: %s; %d network%s, %d verified, %d violated, %d unknown, %d timed out",
        form.apply(report.title()),
        outcome,
        children,
        children == 1 ? "" : "s",
        report.count(Outcome.VERIFIED),
        report.count(Outcome.VIOLATED),
        report.count(Outcome.UNKNOWN),
        report.count(Outcome.TIMEOUT));
  }

  private static TextTable table(GateReport report, UnaryOperator<String> form) {
    return new TextTable(
        List.of(
            Column.words("gate"),
            Column.words("network"),
            Column.words("property"),
            Column.numbers("verified"),
            Column.numbers("violated"),
            Column.numbers("regions"),
            Column.numbers("worst margin")),
        report.judged().stream()
            .sorted(WORST_FIRST)
            .limit(MOST)
            .map(judged -> row(judged, form))
            .toList());
  }

  private static List<String> row(Judged judged, UnaryOperator<String> form) {
    CheckedChild found = judged.found();
    boolean there = found.fault() == null;
    double margin = found.worstMargin();
    return List.of(
        there ? judged.fails() ? "FAIL" : "pass" : "ERROR",
        form.apply(found.subject().child()),
        form.apply(found.subject().property()),
        there ? found.count(Outcome.VERIFIED) + "/" + found.images().size() : "",
        there ? Integer.toString(found.count(Outcome.VIOLATED)) : "",
        there ? regions(found) : "",
        Double.isFinite(margin) ? String.format(Locale.ROOT, "%.4g", margin) : "");
  }

  /** A sample never stands for all regions. */
  private static String regions(CheckedChild found) {
    boolean sampled = found.images().stream().anyMatch(CheckedImage::sampled);
    return found.verifiedRegions() + "/" + found.regions() + (sampled ? " sampled" : "");
  }

  /** Says what the table leaves out. */
  private static List<String> more(GateReport report) {
    List<Judged> rest = report.judged().stream().sorted(WORST_FIRST).skip(MOST).toList();
    long failing = rest.stream().filter(Judged::fails).count();
    return rest.isEmpty()
        ? List.of()
        : List.of("and " + rest.size() + " more, of which " + failing + " fail");
  }

  /** What fails, then what is not said by the table; not every image that is unknown. */
  private static List<String> findings(GateReport report, UnaryOperator<String> form) {
    List<Finding> notes =
        report.findings().stream()
            .filter(finding -> !finding.fails() && !finding.kind().isRule())
            .toList();
    List<Finding> all = Stream.concat(report.failures().stream(), notes.stream()).toList();
    List<String> lines = new ArrayList<>();
    for (Finding finding : all.subList(0, Math.min(MOST, all.size()))) {
      String place = form.apply(finding.subject());
      String label = finding.fails() ? "fails: " : "note: ";
      lines.add(label + place + ": " + form.apply(finding.message()));
    }
    if (all.size() > MOST) {
      lines.add("and " + (all.size() - MOST) + " more, see the other reports");
    }
    return lines;
  }

  private static String oneLine(String words) {
    String line = words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }

  /** Names are shown as they are, whatever they would mean in Markdown or HTML. */
  private static String escaped(String words) {
    return oneLine(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]@#~])", "\\\\$1");
  }
}
