package fanc.results.chart;

/**
 * Draws a chart as SVG: text stays text, on a white panel that is readable on light and dark pages.
 * The same chart gives the same characters on every machine, since no font is measured.
 */
public final class SvgChart {
  private SvgChart() {}

  /** Returns the chart as an SVG document, one line feed at the end. */
  public static String draw(LineChart chart) {
    SvgCanvas canvas = new SvgCanvas();
    LinePainter.paint(chart, canvas);
    return canvas.finish();
  }
}
