package fanc.results.report;

import fanc.results.ShortNames;
import fanc.results.chart.LineChart;
import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hit rate against cut, a chart for each network and property with a line for each child. */
final class CutCharts {
  private final ShortNames names;
  private final String method;

  CutCharts(ShortNames names, String method) {
    this.names = names;
    this.method = method;
  }

  private record Subject(String network, String property) {}

  /**
   * Returns the charts.
   *
   * @param rowsByCut rows with templates at one cut alone, ascending
   */
  List<Chart> charts(Map<Integer, List<MeasuredRow>> rowsByCut) {
    Map<Subject, Map<String, List<Point>>> subjects = new LinkedHashMap<>();
    rowsByCut.forEach(
        (cut, rows) -> {
          for (MeasuredRow row : rows) {
            if (Double.isFinite(row.counts().hitRate())) {
              subjects
                  .computeIfAbsent(
                      new Subject(row.row().network(), row.row().property()),
                      key -> new LinkedHashMap<>())
                  .computeIfAbsent(row.row().child(), key -> new ArrayList<>())
                  .add(new Point(cut, row.counts().hitRate()));
            }
          }
        });
    List<Chart> charts = new ArrayList<>();
    subjects.forEach((subject, lines) -> charts.add(chart(subject, lines)));
    return charts;
  }

  private Chart chart(Subject subject, Map<String, List<Point>> lines) {
    List<Series> series = new ArrayList<>();
    lines.forEach(
        (child, points) ->
            series.add(new Series(child, new Look(series.size(), false, true), points)));
    String network = names.of(subject.network());
    String property = names.of(subject.property());
    return new Chart(
        Chart.fileName("cut", network, property),
        new LineChart(
            "Hit rate against cut: " + network + ", " + property + "; method " + method,
            Axis.whole("templates after activation [number]"),
            Axis.real("lambda, share of the verified regions [1]"),
            series,
            List.of(new Level(1))));
  }
}
