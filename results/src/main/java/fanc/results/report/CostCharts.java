package fanc.results.report;

import fanc.results.BenchmarkTimes;
import fanc.results.ShortNames;
import fanc.results.chart.LineChart;
import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.LineChart.Event;
import fanc.results.chart.LineChart.Mark;
import fanc.results.chart.Series;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Cost of a parent and n children against n, from scratch and with the parent's proof, a chart for
 * each network and property; where the lines cross the proof has paid for itself.
 */
final class CostCharts {
  private static final int LEAST_CHILDREN = 10;
  private static final int MOST_CHILDREN = 100;

  private final ShortNames names;
  private final String method;

  CostCharts(ShortNames names, String method) {
    this.names = names;
    this.method = method;
  }

  private record Subject(String network, String property, String baseline) {}

  /**
   * Seconds for one image, means over the children.
   *
   * @param parent from scratch on the parent
   * @param baseline from scratch on a child
   * @param prove to prove the parent and make its templates
   * @param own with the parent's proof on a child
   */
  private record Cost(double parent, double baseline, double prove, double own) {
    double breakEven() {
      return baseline > own ? Math.max(0, (prove - parent) / (baseline - own)) : Double.NaN;
    }

    double scratch(double n) {
      return parent + n * baseline;
    }

    double transfer(double n) {
      return prove + n * own;
    }
  }

  List<Chart> charts(List<MeasuredRow> rows) {
    Map<Subject, List<MeasuredRow>> subjects = new LinkedHashMap<>();
    for (MeasuredRow row : rows) {
      if (!row.ended() && isKnown(row.times())) {
        subjects
            .computeIfAbsent(
                new Subject(row.row().network(), row.row().property(), row.run().baseline()),
                key -> new ArrayList<>())
            .add(row);
      }
    }
    List<Chart> charts = new ArrayList<>();
    subjects.forEach((subject, some) -> charts.add(chart(subject, some)));
    return charts;
  }

  private static boolean isKnown(BenchmarkTimes times) {
    return Double.isFinite(times.prove() + times.parent() + times.baseline() + times.own());
  }

  private Chart chart(Subject subject, List<MeasuredRow> rows) {
    // Children that misclassify an image are not measured on it; the parent counts with the most.
    MeasuredRow most =
        rows.stream().max(Comparator.comparingInt(row -> row.row().images())).orElseThrow();
    Cost cost =
        new Cost(
            most.perImage(most.times().parent()),
            mean(rows, row -> row.times().baseline()),
            most.perImage(most.times().prove()),
            mean(rows, row -> row.times().own()));
    String network = names.of(subject.network());
    String property = names.of(subject.property());
    return new Chart(
        Chart.fileName("cost", network, property),
        new LineChart(
            "Cost against number of children: " + network + ", " + property,
            Axis.whole("children, each the mean of " + rows.size() + " measured [number]"),
            Axis.real("time for the parent and the children, one image [s]"),
            lines(cost, subject.baseline()),
            marks(cost)));
  }

  private static double mean(List<MeasuredRow> rows, ToDoubleFunction<MeasuredRow> seconds) {
    return rows.stream()
        .mapToDouble(row -> row.perImage(seconds.applyAsDouble(row)))
        .average()
        .orElseThrow();
  }

  private List<Series> lines(Cost cost, String baseline) {
    double crossing = cost.breakEven();
    double last = LEAST_CHILDREN;
    if (crossing > LEAST_CHILDREN) {
      last = Math.min(MOST_CHILDREN, Math.ceil(1.25 * crossing));
    }
    return List.of(
        new Series(
            baseline + " on each",
            new Look(0, false, false),
            List.of(new Point(0, cost.scratch(0)), new Point(last, cost.scratch(last)))),
        new Series(
            method + ": proof and children",
            new Look(1, false, false),
            List.of(new Point(0, cost.transfer(0)), new Point(last, cost.transfer(last)))));
  }

  private static List<Mark> marks(Cost cost) {
    double crossing = cost.breakEven();
    if (!(crossing <= MOST_CHILDREN)) {
      return List.of();
    }
    String text = String.format(Locale.ROOT, "break-even at %.2f children", crossing);
    return List.of(new Event(crossing, text));
  }
}
