package fanc.results.html;

import fanc.results.Comparison;
import fanc.results.ComparisonRow;
import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Dotted;
import fanc.results.html.ReportInput.Compared;
import java.util.ArrayList;
import java.util.List;

/** Time with the parent's proof against time from scratch, of comparisons. */
final class SpeedSection {
  private SpeedSection() {}

  static void missing(Sheet sheet) {
    sheet.section("speed", "Speed-up over scratch");
    sheet.missing(
        "These records have no times from scratch beside them. Runs that measure both can be given"
            + " to the report too:",
        "fanc bench benchmarks/small.json");
    sheet.endSection();
  }

  static void write(Sheet sheet, Compared compared, int number) {
    sheet.section("speed-" + number, "Speed-up over scratch: " + compared.name());
    Comparison comparison = compared.comparison();
    sheet.html().element("p", "lead", sentence(comparison));
    Table table = new Table("Children with transfer and from scratch: " + compared.name());
    table.words("Child").numbers("Images", "Regions", "Verified", "From scratch", "Scratch [s]");
    table.numbers("Transfer [s]", "Speed-up", "Hit rate", "Templates valid");
    List<Dotted> speed = new ArrayList<>();
    List<Dotted> hits = new ArrayList<>();
    for (ComparisonRow row : comparison.rows()) {
      table.row(
          row.child(),
          Figures.count(row.images()),
          Figures.count(row.regions()),
          Figures.count(row.verified()),
          Figures.count(row.verifiedScratch()),
          Figures.seconds(row.secondsScratch()),
          Figures.seconds(row.secondsTransfer()),
          Figures.factor(row.speedup()),
          Figures.percent(row.hitRate()),
          row.templatesValid() + " of " + row.templatesTotal());
      speed.add(line(row.child(), row.speedup(), Figures.factor(row.speedup())));
      hits.add(line(row.child(), 100 * row.hitRate(), Figures.percent(row.hitRate())));
    }
    String baseline = comparison.baseline();
    sheet.html().open("div", "figures");
    sheet.figure("speed-up-" + compared.name(), speedUps(baseline, speed), faster(baseline), table);
    sheet.figure("hit-rate-" + compared.name(), hitRates(hits), HITS, table);
    sheet.html().close();
    identity(sheet, compared);
    sheet.endSection();
  }

  private static String sentence(Comparison comparison) {
    return "Geometric mean "
        + Figures.factor(comparison.geometricMeanSpeedup())
        + " over "
        + comparison.baseline()
        + ", the parent's proof not counted; "
        + Figures.factor(comparison.speedupWithProof())
        + " with its "
        + Figures.seconds(comparison.secondsProve())
        + " s, over all children together.";
  }

  static final String HITS =
      "The share of the verified regions that what is recorded of the parent settled.";

  static Dots speedUps(String baseline, List<Dotted> lines) {
    String title = "Speed-up over " + baseline;
    return new Dots(title, "times as fast, logarithmic", true, 1, List.of(), lines);
  }

  static String faster(String baseline) {
    return "Right of the line at 1 it is faster than " + baseline + ".";
  }

  static Dots hitRates(List<Dotted> lines) {
    return new Dots("Hit rate", "percent of the verified regions", false, 100, List.of(), lines);
  }

  private static Dotted line(String name, double value, String text) {
    return new Dotted(name, text, List.of(new Dot(value, 0, text)));
  }

  private static void identity(Sheet sheet, Compared compared) {
    Comparison c = compared.comparison();
    List<String[]> terms = new ArrayList<>();
    terms.add(
        new String[] {
          "Parent " + c.parent().path(), Figures.hash(c.parent().sha256()), c.parent().sha256()
        });
    terms.add(
        new String[] {
          "Property " + c.property().name(),
          Figures.hash(c.property().sha256()),
          c.property().sha256()
        });
    terms.add(new String[] {"Method", c.method() + " against " + c.baseline()});
    String threads = Figures.count(c.threads(), "thread", "threads");
    terms.add(new String[] {"Machine", c.machine().cpu() + ", " + threads + ", " + c.backend()});
    String tool = "fanc " + c.tool().version() + ", " + Figures.hash(c.tool().revision());
    terms.add(new String[] {"Tool", tool});
    sheet.terms(terms);
  }
}
