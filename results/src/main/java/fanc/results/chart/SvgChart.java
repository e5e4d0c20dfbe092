package fanc.results.chart;

import fanc.results.chart.LineChart.Event;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Draws a chart as SVG: text stays text, on a white panel that is readable on light and dark pages.
 * The same chart gives the same characters on every machine, since no font is measured: room for
 * words is reserved by their number of letters.
 */
public final class SvgChart {
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
  private static final String GRID = "#d9d9d9";
  private static final String INK = "#262626";

  private final LineChart chart;
  private final SvgWriter svg = new SvgWriter();
  private final List<Event> events;
  private final List<Level> levels;
  private final Scale x;
  private final Scale y;
  private final double top;

  private SvgChart(LineChart chart) {
    this.chart = chart;
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

  /** Returns the chart as an SVG document, one line feed at the end. */
  public static String draw(LineChart chart) {
    return new SvgChart(chart).draw();
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

  private String draw() {
    double legend =
        SAMPLE
            + LETTER * chart.series().stream().mapToInt(s -> s.name().length()).max().orElse(0)
            + GAP;
    double width = LEFT + PLOT_WIDTH + GAP + legend;
    double below = top + Math.max(PLOT_HEIGHT, LINE * chart.series().size());
    double height = below + BOTTOM;
    svg.openRoot(width, height)
        .with("role", "img")
        .with("font-family", "sans-serif")
        .with("font-size", 12)
        .with("fill", INK);
    svg.open("title").say(chart.title()).close();
    svg.open("desc").say(description()).close();
    svg.open("rect").with("width", width).with("height", height).with("fill", "#ffffff").close();
    svg.open("text")
        .with("x", LEFT)
        .with("y", 24)
        .with("font-size", 15)
        .with("font-weight", "bold");
    svg.say(chart.title()).close();
    axes();
    events();
    for (int i = 0; i < chart.series().size(); i++) {
      line(chart.series().get(i));
      legend(chart.series().get(i), top + LINE * i + LINE / 2);
    }
    return svg.close().finish();
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
      rule(LEFT, at, LEFT + PLOT_WIDTH, at, GRID);
      text(LEFT - 8, at + 4, "end", tick.toPlainString());
    }
    for (BigDecimal tick : x.ticks()) {
      double at = across(tick.doubleValue());
      rule(at, top, at, foot, GRID);
      text(at, foot + 18, "middle", tick.toPlainString());
    }
    for (Level level : levels) {
      rule(LEFT, upward(level.y()), LEFT + PLOT_WIDTH, upward(level.y()), INK);
    }
    rule(LEFT, top, LEFT, foot, INK);
    rule(LEFT, foot, LEFT + PLOT_WIDTH, foot, INK);
    text(LEFT + PLOT_WIDTH / 2, foot + 42, "middle", chart.x().title());
    svg.open("g")
        .with(
            "transform",
            "translate(18 " + SvgWriter.number(top + PLOT_HEIGHT / 2) + ") rotate(-90)");
    text(0, 0, "middle", chart.y().title());
    svg.close();
  }

  private void events() {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      double at = across(event.x());
      double half = LETTER * event.text().length() / 2;
      double middle = Math.min(Math.max(at, LEFT + half), LEFT + PLOT_WIDTH - half);
      double base = TITLE + LINE * i + 8;
      rule(at, base + 5, at, top + PLOT_HEIGHT, INK);
      text(Math.max(middle, LEFT + half), base, "middle", event.text());
    }
  }

  private void line(Series series) {
    Look look = series.look();
    svg.open("g").with("class", "series");
    svg.open("title").say(series.name()).close();
    if (series.points().size() > 1) {
      String path =
          series.points().stream()
              .map(p -> SvgWriter.number(across(p.x())) + "," + SvgWriter.number(upward(p.y())))
              .collect(Collectors.joining(" "));
      svg.open("polyline").with("points", path);
      stroke(look);
    }
    if (look.marked()) {
      for (Point point : series.points()) {
        mark(look, across(point.x()), upward(point.y()), said(series, point));
      }
    }
    svg.close();
  }

  private static String said(Series series, Point point) {
    return series.name() + ": " + SvgWriter.number(point.x()) + ", " + SvgWriter.number(point.y());
  }

  private void legend(Series series, double at) {
    double from = LEFT + PLOT_WIDTH + GAP;
    svg.open("g").with("class", "legend");
    svg.open("line").with("x1", from).with("y1", at).with("x2", from + SAMPLE - 8).with("y2", at);
    stroke(series.look());
    if (series.look().marked()) {
      mark(series.look(), from + (SAMPLE - 8) / 2, at, series.name());
    }
    text(from + SAMPLE, at + 4, "start", series.name());
    svg.close();
  }

  private void stroke(Look look) {
    svg.with("fill", "none")
        .with("stroke", Palette.colour(look.number()))
        .with("stroke-width", 2)
        .with("stroke-linecap", "round");
    if (look.dotted()) {
      svg.with("stroke-dasharray", "1 5");
    }
    svg.close();
  }

  private void mark(Look look, double atX, double atY, String said) {
    String colour = Palette.colour(look.number());
    svg.open("path")
        .with("d", Palette.mark(look.number()))
        .with("transform", "translate(" + SvgWriter.number(atX) + " " + SvgWriter.number(atY) + ")")
        .with("fill", look.dotted() ? "#ffffff" : colour)
        .with("stroke", colour)
        .with("stroke-width", 1.5);
    svg.open("title").say(said).close();
    svg.close();
  }

  private void rule(double x1, double y1, double x2, double y2, String colour) {
    svg.open("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    svg.with("stroke", colour).with("stroke-width", 1).close();
  }

  private void text(double atX, double atY, String anchor, String words) {
    svg.open("text").with("x", atX).with("y", atY).with("text-anchor", anchor).say(words).close();
  }
}
