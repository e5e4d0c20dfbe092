package fanc.results.chart;

import fanc.results.chart.Canvas.Anchor;
import fanc.results.chart.Canvas.Ink;
import fanc.results.chart.LineChart.Event;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Lays a chart of lines out and paints it. No font is measured: room for words is reserved by their
 * number of letters.
 */
final class LinePainter {
  private static final double PLOT_WIDTH = 520;
  private static final double PLOT_HEIGHT = 320;
  private static final double LEFT = 72;
  private static final double BOTTOM = 56;
  private static final double TITLE = 40;
  private static final double LINE = 20;

  /** Width of a letter of 12 pixels, on the safe side for proportional fonts. */
  private static final double LETTER = 7;

  private static final double SAMPLE = 34;
  private static final double GAP = 16;

  private final LineChart chart;
  private final Canvas canvas;
  private final List<Event> events;
  private final List<Level> levels;
  private final Scale x;
  private final Scale y;
  private final double top;

  private LinePainter(LineChart chart, Canvas canvas) {
    this.chart = chart;
    this.canvas = canvas;
    events = marks(Event.class);
    levels = marks(Level.class);
    double[] across =
        DoubleStream.concat(
                points().stream().mapToDouble(Point::x), events.stream().mapToDouble(Event::x))
            .toArray();
    double[] upward =
        DoubleStream.concat(
                points().stream().mapToDouble(Point::y), levels.stream().mapToDouble(Level::y))
            .toArray();
    x = Scale.of(min(across), max(across), chart.x().whole());
    // Values that lie close together would be one line if the axis began at 0.
    double least = min(upward) > max(upward) / 2 ? min(upward) : Math.min(0, min(upward));
    y = Scale.of(least, max(upward), chart.y().whole());
    top = TITLE + LINE * events.size();
  }

  /** Paints a chart. */
  static void paint(LineChart chart, Canvas canvas) {
    new LinePainter(chart, canvas).paint();
  }

  private static double min(double[] values) {
    return DoubleStream.of(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return DoubleStream.of(values).max().orElseThrow();
  }

  private <T> List<T> marks(Class<T> type) {
    return chart.marks().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<Point> points() {
    return chart.series().stream().flatMap(line -> line.points().stream()).toList();
  }

  private void paint() {
    double legend =
        SAMPLE
            + LETTER * chart.series().stream().mapToInt(s -> s.name().length()).max().orElse(0)
            + GAP;
    double width = LEFT + PLOT_WIDTH + GAP + legend;
    double below = top + Math.max(PLOT_HEIGHT, LINE * chart.series().size());
    canvas.begin(width, below + BOTTOM, chart.title(), description());
    canvas.heading(LEFT, 24, chart.title());
    axes();
    events();
    for (int i = 0; i < chart.series().size(); i++) {
      line(chart.series().get(i));
      legend(chart.series().get(i), top + LINE * i + LINE / 2);
    }
  }

  private String description() {
    return chart.y().title()
        + " against "
        + chart.x().title()
        + ": "
        + chart.series().stream().map(Series::name).collect(Collectors.joining(", "));
  }

  private double across(double value) {
    return LEFT + PLOT_WIDTH * x.position(value);
  }

  private double upward(double value) {
    return top + PLOT_HEIGHT * (1 - y.position(value));
  }

  private void axes() {
    double foot = top + PLOT_HEIGHT;
    for (BigDecimal tick : y.ticks()) {
      double at = upward(tick.doubleValue());
      canvas.rule(LEFT, at, LEFT + PLOT_WIDTH, at, Ink.GRID);
      canvas.text(LEFT - 8, at + 4, Anchor.END, tick.toPlainString());
    }
    for (BigDecimal tick : x.ticks()) {
      double at = across(tick.doubleValue());
      canvas.rule(at, top, at, foot, Ink.GRID);
      canvas.text(at, foot + 18, Anchor.MIDDLE, tick.toPlainString());
    }
    for (Level level : levels) {
      canvas.rule(LEFT, upward(level.y()), LEFT + PLOT_WIDTH, upward(level.y()), Ink.STRONG);
    }
    canvas.rule(LEFT, top, LEFT, foot, Ink.STRONG);
    canvas.rule(LEFT, foot, LEFT + PLOT_WIDTH, foot, Ink.STRONG);
    canvas.text(LEFT + PLOT_WIDTH / 2, foot + 42, Anchor.MIDDLE, chart.x().title());
    canvas.upwards(18, top + PLOT_HEIGHT / 2, chart.y().title());
  }

  private void events() {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      double at = across(event.x());
      double half = LETTER * event.text().length() / 2;
      double middle = Math.min(Math.max(at, LEFT + half), LEFT + PLOT_WIDTH - half);
      double base = TITLE + LINE * i + 8;
      canvas.rule(at, base + 5, at, top + PLOT_HEIGHT, Ink.STRONG);
      canvas.text(Math.max(middle, LEFT + half), base, Anchor.MIDDLE, event.text());
    }
  }

  private void line(Series series) {
    Look look = series.look();
    List<Point> at =
        series.points().stream().map(p -> new Point(across(p.x()), upward(p.y()))).toList();
    canvas.beginSeries(series.name());
    if (at.size() > 1) {
      canvas.curve(look, at);
    }
    if (look.marked()) {
      for (int i = 0; i < at.size(); i++) {
        canvas.mark(look, at.get(i).x(), at.get(i).y(), said(series, series.points().get(i)));
      }
    }
    canvas.end();
  }

  private static String said(Series series, Point point) {
    return series.name() + ": " + SvgWriter.number(point.x()) + ", " + SvgWriter.number(point.y());
  }

  private void legend(Series series, double at) {
    double from = LEFT + PLOT_WIDTH + GAP;
    canvas.beginLegend();
    canvas.sample(series.look(), from, from + SAMPLE - 8, at);
    if (series.look().marked()) {
      canvas.mark(series.look(), from + (SAMPLE - 8) / 2, at, series.name());
    }
    canvas.text(from + SAMPLE, at + 4, Anchor.START, series.name());
    canvas.end();
  }
}
