package fanc.results.chart;

import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An SVG document. */
final class SvgCanvas implements Canvas {
  private final SvgWriter svg = new SvgWriter();

  @Override
  public void begin(double width, double height, String title, String description) {
    svg.openRoot(width, height)
        .with("role", "img")
        .with("font-family", "sans-serif")
        .with("font-size", 12)
        .with("fill", Ink.STRONG.colour());
    svg.open("title").say(title).close();
    svg.open("desc").say(description).close();
    svg.open("rect").with("width", width).with("height", height).with("fill", "#ffffff").close();
  }

  @Override
  public void heading(double x, double y, String words) {
    svg.open("text").with("x", x).with("y", y).with("font-size", 15).with("font-weight", "bold");
    svg.say(words).close();
  }

  @Override
  public void text(double x, double y, Anchor anchor, String words) {
    svg.open("text")
        .with("x", x)
        .with("y", y)
        .with("text-anchor", anchor.name().toLowerCase(Locale.ROOT))
        .say(words)
        .close();
  }

  @Override
  public void upwards(double x, double y, String words) {
    svg.open("g")
        .with(
            "transform",
            "translate(" + SvgWriter.number(x) + " " + SvgWriter.number(y) + ") rotate(-90)");
    text(0, 0, Anchor.MIDDLE, words);
    svg.close();
  }

  @Override
  public void rule(double x1, double y1, double x2, double y2, Ink ink) {
    svg.open("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    svg.with("stroke", ink.colour()).with("stroke-width", 1).close();
  }

  @Override
  public void beginSeries(String name) {
    svg.open("g").with("class", "series");
    svg.open("title").say(name).close();
  }

  @Override
  public void beginLegend() {
    svg.open("g").with("class", "legend");
  }

  @Override
  public void end() {
    svg.close();
  }

  @Override
  public void curve(Look look, List<Point> points) {
    String path =
        points.stream()
            .map(p -> SvgWriter.number(p.x()) + "," + SvgWriter.number(p.y()))
            .collect(Collectors.joining(" "));
    svg.open("polyline").with("points", path);
    stroke(look);
  }

  @Override
  public void sample(Look look, double x1, double x2, double y) {
    svg.open("line").with("x1", x1).with("y1", y).with("x2", x2).with("y2", y);
    stroke(look);
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

  @Override
  public void mark(Look look, double x, double y, String said) {
    String colour = Palette.colour(look.number());
    svg.open("path")
        .with("d", Palette.mark(look.number()))
        .with("transform", "translate(" + SvgWriter.number(x) + " " + SvgWriter.number(y) + ")")
        .with("fill", look.dotted() ? "#ffffff" : colour)
        .with("stroke", colour)
        .with("stroke-width", 1.5);
    svg.open("title").say(said).close();
    svg.close();
  }

  /** Returns the document, one line feed at the end. */
  String finish() {
    return svg.close().finish();
  }
}
