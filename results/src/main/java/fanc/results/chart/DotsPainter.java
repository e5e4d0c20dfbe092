package fanc.results.chart;

import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Dotted;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Draws values as dots on lines. */
final class DotsPainter implements RowPainter {
  private static final double ROW = 42;
  private static final double AXIS = 40;

  private final Dots chart;
  private final SvgWriter svg;
  private final RowAxis axis;

  DotsPainter(Dots chart, SvgWriter svg) {
    this.chart = chart;
    this.svg = svg;
    double[] all =
        DoubleStream.concat(
                chart.lines().stream().flatMap(r -> r.dots().stream()).mapToDouble(Dot::value),
                DoubleStream.of(chart.reference()))
            .filter(this::drawn)
            .toArray();
    double least = DoubleStream.of(all).min().orElse(1);
    double greatest = DoubleStream.of(all).max().orElse(1);
    axis =
        RowAxis.of(chart.logarithmic(), chart.logarithmic() ? least : Math.min(0, least), greatest);
  }

  private boolean drawn(double value) {
    return Double.isFinite(value) && (!chart.logarithmic() || value > 0);
  }

  @Override
  public double height() {
    return ROW * chart.lines().size() + AXIS;
  }

  @Override
  public String description() {
    return chart.axis()
        + ". "
        + chart.lines().stream()
            .map(
                line ->
                    line.name()
                        + ": "
                        + line.dots().stream().map(Dot::text).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
  }

  @Override
  public void paint(double top) {
    double foot = top + ROW * chart.lines().size();
    RowPainter.axis(svg, axis, chart.axis(), foot);
    double y = top;
    for (Dotted line : chart.lines()) {
      RowSvg.name(svg, y + 14, line.name(), line.remark());
      double middle = y + 27;
      RowPainter.grid(svg, axis, chart.reference(), y + 20, y + 34);
      RowPainter.line(svg, RowSvg.EDGE, middle, RowSvg.EDGE + RowSvg.PLOT, middle, "chart-grid");
      for (Dot dot : line.dots()) {
        if (drawn(dot.value())) {
          RowPainter.mark(svg, dot.look(), across(dot.value()), middle, dot.text());
        }
      }
      y += ROW;
    }
  }

  private double across(double value) {
    return RowSvg.EDGE + RowSvg.PLOT * axis.at(value);
  }
}
