package fanc.results.html;

import fanc.results.Benchmark.Variant;
import fanc.results.BenchmarkRow;
import fanc.results.BenchmarkRun;
import fanc.results.Rung;
import fanc.results.ShortNames;
import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dotted;
import fanc.results.html.RungSection.Settled;
import fanc.results.report.ReportedRun;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/** Methods of a benchmark's run against its baseline. */
final class BenchmarkSection {
  private final Sheet sheet;
  private final ReportedRun run;
  private final List<BenchmarkRow> rows;
  private final ShortNames networks;
  private final ShortNames properties;

  private BenchmarkSection(Sheet sheet, ReportedRun run) {
    this.sheet = sheet;
    this.run = run;
    rows = run.summary().rows();
    networks = ShortNames.of(rows.stream().map(BenchmarkRow::network).toList());
    properties = ShortNames.of(rows.stream().map(BenchmarkRow::property).toList());
  }

  static void write(Sheet sheet, ReportedRun run, int number) {
    sheet.section("bench-" + number, "Benchmark: " + run.name());
    new BenchmarkSection(sheet, run).write();
    sheet.endSection();
  }

  private void write() {
    String baseline = run.summary().run().benchmark().baseline();
    String children =
        Figures.count(
            rows.stream().map(BenchmarkRow::child).distinct().count(), "child", "children");
    sheet
        .html()
        .element(
            "p",
            "lead",
            Figures.count(run.summary().cells(), "cell", "cells")
                + (run.finished() ? "" : " so far, not finished")
                + ", "
                + children
                + "; speed-ups are over "
                + baseline
                + ", the parent's proof not counted.");
    for (Variant method : run.summary().run().benchmark().methods()) {
      Map<String, List<BenchmarkRow>> groups = groups(method.name());
      if (!groups.isEmpty()) {
        method(method.name(), baseline, groups);
      }
    }
    table(baseline);
    identity();
  }

  /** Returns the rows of a method, by network and property. */
  private Map<String, List<BenchmarkRow>> groups(String method) {
    Map<String, List<BenchmarkRow>> groups = new LinkedHashMap<>();
    for (BenchmarkRow row : rows) {
      if (row.method().equals(method)) {
        String name = networks.of(row.network()) + " · " + properties.of(row.property());
        groups.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
      }
    }
    return groups;
  }

  private void method(String method, String baseline, Map<String, List<BenchmarkRow>> groups) {
    sheet.html().element("h3", method);
    sheet.html().open("div", "figures");
    if (!method.equals(baseline)) {
      Table table = new Table("Speed-up of " + method).words("Network and property");
      table.numbers("Children", "Least", "Geometric mean", "Greatest");
      List<Dotted> lines = new ArrayList<>();
      groups.forEach((name, group) -> lines.add(speed(name, group, table)));
      sheet.figure(
          "speed-up-" + run.name() + "-" + method,
          SpeedSection.speedUps(baseline, lines),
          SpeedSection.faster(baseline) + " One dot for each child; in words the geometric mean.",
          table);
    }
    List<Settled> settled = new ArrayList<>();
    groups.forEach((name, group) -> settled.add(settled(name, group)));
    RungSection.figure(
        sheet, "rungs-" + run.name() + "-" + method, "Regions settled by each step", settled);
    if (groups.values().stream().flatMap(List::stream).anyMatch(r -> r.counts().hits() > 0)) {
      hits(method, groups);
    }
    sheet.html().close();
  }

  private static Dotted speed(String name, List<BenchmarkRow> group, Table table) {
    List<Dot> dots = new ArrayList<>();
    for (BenchmarkRow row : group) {
      double speedup = row.times().speedup();
      dots.add(new Dot(speedup, 0, row.child() + " " + Figures.factor(speedup)));
    }
    double[] known = dots.stream().mapToDouble(Dot::value).filter(Double::isFinite).toArray();
    double mean = known.length == 0 ? Double.NaN : StatUtils.geometricMean(known);
    table.row(
        name,
        Figures.count(group.size()),
        Figures.factor(DoubleStream.of(known).min().orElse(Double.NaN)),
        Figures.factor(mean),
        Figures.factor(DoubleStream.of(known).max().orElse(Double.NaN)));
    return new Dotted(name, Figures.factor(mean), dots);
  }

  private void hits(String method, Map<String, List<BenchmarkRow>> groups) {
    Table table = new Table("Hit rate of " + method).words("Network and property");
    table.numbers("Hits", "Verified", "Hit rate");
    List<Dotted> lines = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          long hits = group.stream().mapToLong(row -> row.counts().hits()).sum();
          long verified = group.stream().mapToLong(row -> row.counts().verified()).sum();
          String rate = Figures.percent((double) hits / verified);
          table.row(name, Figures.count(hits), Figures.count(verified), rate);
          List<Dot> dots = new ArrayList<>();
          for (BenchmarkRow row : group) {
            double share = row.counts().hitRate();
            dots.add(new Dot(100 * share, 0, row.child() + " " + Figures.percent(share)));
          }
          lines.add(new Dotted(name, rate, dots));
        });
    sheet.figure(
        "hit-rate-" + run.name() + "-" + method,
        SpeedSection.hitRates(lines),
        SpeedSection.HITS + " One dot for each child.",
        table);
  }

  private static Settled settled(String name, List<BenchmarkRow> group) {
    Map<Rung, BigInteger> sums = new EnumMap<>(Rung.class);
    long regions = 0;
    for (BenchmarkRow row : group) {
      row.rungs().forEach((rung, share) -> sums.merge(rung, share.regions(), BigInteger::add));
      regions += row.counts().regions();
    }
    return new Settled(name, BigInteger.valueOf(regions), sums);
  }

  private void table(String baseline) {
    Table table = new Table("All rows of " + run.name()).words("Network").words("Property");
    table.words("Child").words("Method").numbers("Images", "Regions", "Verified", "Seconds");
    table.numbers(baseline + " [s]", "Speed-up", "Hit rate", "Least margin");
    for (BenchmarkRow row : rows) {
      table.row(
          networks.of(row.network()),
          properties.of(row.property()),
          row.child(),
          row.method(),
          Figures.count(row.images()),
          Figures.count(row.counts().regions()),
          Figures.count(row.counts().verified()),
          Figures.seconds(row.times().own()),
          Figures.seconds(row.times().baseline()),
          Figures.factor(row.times().speedup()),
          Figures.percent(row.counts().hitRate()),
          Figures.margin(row.worstMargin()));
    }
    sheet.html().open("details").element("summary", "All rows of this run");
    table.write(sheet.html());
    sheet.html().close();
  }

  private void identity() {
    BenchmarkRun conditions = run.summary().run();
    String revision = Figures.hash(conditions.tool().revision());
    String threads = Figures.count(conditions.threads(), "thread", "threads");
    sheet.terms(
        List.of(
            new String[] {
              "Benchmark " + conditions.path(),
              Figures.hash(conditions.sha256()),
              conditions.sha256()
            },
            new String[] {"Started", conditions.started()},
            new String[] {
              "Machine", conditions.machine().cpu() + ", " + threads + ", " + conditions.backend()
            },
            new String[] {"Tool", "fanc " + conditions.tool().version() + ", " + revision}));
  }
}
