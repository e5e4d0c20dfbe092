package fanc.results.performance;

import static fanc.results.performance.EngineRecords.number;

import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.chart.LineChart;
import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.Series;
import fanc.results.chart.SvgChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Time and memory against the size of the work, as a table and as charts. */
final class GrowthTables {
  private static final Map<String, String> AXES =
      Map.of(
          "regions", "regions",
          "symbols", "side of the square of pixels",
          "width", "neurons of a layer",
          "depth", "hidden layers");

  private GrowthTables() {}

  /** Returns a row for each point. */
  static TextTable of(List<String[]> lines) {
    return new TextTable(
        List.of(
            Column.words("grows"),
            Column.numbers("size"),
            Column.words("method"),
            Column.numbers("regions"),
            Column.numbers("cold, ms per region"),
            Column.numbers("warm, ms per region"),
            Column.numbers("peak memory, MiB")),
        lines.stream().map(GrowthTables::row).toList());
  }

  private static List<String> row(String[] line) {
    double regions = Double.parseDouble(line[3]);
    return List.of(
        AXES.get(line[0]),
        line[1],
        line[2],
        line[3],
        number("%.4g", 1e3 * Double.parseDouble(line[4]) / regions),
        number("%.4g", 1e3 * Double.parseDouble(line[5]) / regions),
        line[6]);
  }

  /** Returns charts of the warm time of all regions, by file. */
  static Map<String, String> charts(List<String[]> lines) {
    Map<String, Map<String, List<Series.Point>>> points = new LinkedHashMap<>();
    for (String[] line : lines) {
      points
          .computeIfAbsent(line[0], axis -> new LinkedHashMap<>())
          .computeIfAbsent(line[2], method -> new ArrayList<>())
          .add(new Series.Point(Double.parseDouble(line[1]), Double.parseDouble(line[5])));
    }
    Map<String, String> charts = new LinkedHashMap<>();
    points.forEach(
        (axis, byMethod) -> {
          List<Series> series = new ArrayList<>();
          byMethod.forEach(
              (method, of) ->
                  series.add(new Series(method, new Series.Look(series.size(), false, true), of)));
          charts.put(
              "growth-" + axis + ".svg",
              SvgChart.draw(
                  new LineChart(
                      "Time against " + AXES.get(axis),
                      Axis.whole(AXES.get(axis)),
                      Axis.real("seconds, warm, one thread"),
                      series,
                      List.of())));
        });
    return charts;
  }
}
