package fanc.results.chart;

import fanc.results.chart.RowChart.Distribution;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Stacked;

/** Draws the rows of one kind of chart. */
interface RowPainter {

  static RowPainter of(RowChart chart, SvgWriter svg, String id) {
    if (chart instanceof Stacked stacked) {
      return new StackedPainter(stacked, svg, id);
    }
    if (chart instanceof Distribution distribution) {
      return new DistributionPainter(distribution, svg, id);
    }
    return new DotsPainter((Dots) chart, svg);
  }

  /** Returns the height of the rows and their axis. */
  double height();

  /** Returns in words what the chart shows. */
  String description();

  /** Draws the rows and their axis, from this height downward. */
  void paint(double top);

  /** Draws the labels of an axis. */
  static void axis(SvgWriter svg, RowAxis axis, String title, double foot) {
    for (RowAxis.Tick tick : axis.ticks()) {
      double at = RowSvg.EDGE + RowSvg.PLOT * tick.at();
      String anchor = tick.at() < 0.04 ? "start" : tick.at() > 0.96 ? "end" : "middle";
      RowSvg.text(svg, at, foot + 16, anchor, "chart-note", tick.label());
    }
    RowSvg.text(svg, RowSvg.WIDTH / 2, foot + 34, "middle", "chart-text", title);
  }

  /** Draws the lines of an axis behind one row, where its name does not stand. */
  static void grid(SvgWriter svg, RowAxis axis, double reference, double top, double foot) {
    for (RowAxis.Tick tick : axis.ticks()) {
      double at = RowSvg.EDGE + RowSvg.PLOT * tick.at();
      line(svg, at, top, at, foot, "chart-grid");
    }
    if (Double.isFinite(reference)) {
      double at = RowSvg.EDGE + RowSvg.PLOT * axis.at(reference);
      line(svg, at, top, at, foot, "chart-zero");
    }
  }

  static void line(SvgWriter svg, double x1, double y1, double x2, double y2, String cssClass) {
    svg.open("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    svg.with("class", cssClass).close();
  }

  /** Draws a mark of a look, with what is said of it if that is not null. */
  static void mark(SvgWriter svg, int look, double x, double y, String said) {
    svg.open("path")
        .with("d", Palette.mark(look))
        .with("transform", "translate(" + SvgWriter.number(x) + " " + SvgWriter.number(y) + ")")
        .with("class", "mark mark-" + look % 4);
    if (said != null) {
      svg.open("title").say(said).close();
    }
    svg.close();
  }
}
