package fanc.results.report;

import fanc.results.ShortNames;
import fanc.results.chart.LineChart;
import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.Timing;
import fanc.results.published.PublishedNames.Network;
import fanc.results.published.PublishedNames.Perturbation;
import fanc.results.published.PublishedResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Speed-up against pruning rate, a line for each network. The paper's networks stand together with
 * the published lines dotted; other networks stand by property.
 */
final class PruningCharts {
  private final ShortNames names;
  private final Optional<PublishedResults> paper;
  private final String method;

  PruningCharts(ShortNames names, Optional<PublishedResults> paper, String method) {
    this.names = names;
    this.paper = paper;
    this.method = method;
  }

  /**
   * What the lines of a chart share.
   *
   * @param title in words
   * @param perturbation the paper's; null for networks that are not the paper's
   */
  private record Subject(String title, String perturbation) {}

  List<Chart> charts(List<MeasuredRow> rows) {
    Map<Subject, Map<String, List<MeasuredRow>>> subjects = new LinkedHashMap<>();
    for (MeasuredRow row : rows) {
      if (row.prunedPercent().isPresent()
          && !row.ended()
          && Double.isFinite(row.times().speedup())) {
        subjects
            .computeIfAbsent(subject(row), key -> new LinkedHashMap<>())
            .computeIfAbsent(row.row().network(), key -> new ArrayList<>())
            .add(row);
      }
    }
    // The parent alone, 0 % pruned, makes no line.
    subjects.values().forEach(lines -> lines.values().removeIf(some -> some.size() < 2));
    subjects.values().removeIf(Map::isEmpty);
    List<Chart> charts = new ArrayList<>();
    subjects.forEach((subject, lines) -> charts.add(chart(subject, lines)));
    return charts;
  }

  private Subject subject(MeasuredRow row) {
    Optional<String> published =
        paper
            .map(PublishedResults::names)
            .filter(known -> known.network(row.row().network()).isPresent())
            .flatMap(known -> known.perturbation(row.row().property()))
            .map(Perturbation::name);
    return new Subject(
        published
            .map(name -> name + ", the paper's networks")
            .orElse(names.of(row.row().property())),
        published.orElse(null));
  }

  private Chart chart(Subject subject, Map<String, List<MeasuredRow>> lines) {
    List<Series> series = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<MeasuredRow>> line : lines.entrySet()) {
      Optional<Network> known =
          subject.perturbation() == null
              ? Optional.empty()
              : paper.flatMap(p -> p.names().network(line.getKey()));
      String name = known.map(Network::name).orElse(names.of(line.getKey()));
      series.add(new Series(name, new Look(number, false, true), points(line.getValue())));
      if (known.isPresent()) {
        List<Point> published = published(name, subject.perturbation(), line.getValue());
        if (!published.isEmpty()) {
          series.add(new Series(name + ", paper", new Look(number, true, true), published));
        }
      }
      number++;
    }
    return new Chart(
        Chart.fileName("pruning", subject.title()),
        new LineChart(
            "Speed-up against pruning rate: " + subject.title() + "; method " + method,
            Axis.whole("pruned weights [%]"),
            Axis.real("S, the parent's proof not counted [times]"),
            series,
            List.of(new Level(1))));
  }

  private static List<Point> points(List<MeasuredRow> rows) {
    return rows.stream()
        .map(row -> new Point(row.prunedPercent().orElseThrow(), row.times().speedup()))
        .sorted(Comparator.comparingDouble(Point::x))
        .toList();
  }

  /** Returns the published points at the rates that were measured. */
  private List<Point> published(String network, String perturbation, List<MeasuredRow> rows) {
    PublishedResults known = paper.orElseThrow();
    List<Point> points = new ArrayList<>();
    for (MeasuredRow row : rows) {
      known
          .names()
          .child(row.row().child())
          .flatMap(child -> known.timing(new Place(network, child.name(), perturbation)))
          .map(Timing::speedup)
          .ifPresent(s -> points.add(new Point(row.prunedPercent().orElseThrow(), s)));
    }
    points.sort(Comparator.comparingDouble(Point::x));
    return points;
  }
}
