package fanc.results.chart;

import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.util.List;

/** What a chart is painted on. Lengths are in pixels, from the upper left corner. */
interface Canvas {
  /** Where a text stands against its point. */
  enum Anchor {
    /** It begins there. */
    START,
    /** Its middle is there. */
    MIDDLE,
    /** It ends there. */
    END
  }

  /** The colour of what is no series. */
  enum Ink {
    /** Lines behind everything. */
    GRID("#d9d9d9"),
    /** Axes and words. */
    STRONG("#262626");

    private final String colour;

    Ink(String colour) {
      this.colour = colour;
    }

    String colour() {
      return colour;
    }
  }

  /** Begins the picture; comes first. */
  void begin(double width, double height, String title, String description);

  /** Writes what the chart is called. */
  void heading(double x, double y, String words);

  /** Writes a text on its base line. */
  void text(double x, double y, Anchor anchor, String words);

  /** Writes a text that goes upwards, its middle at a point of its base line. */
  void upwards(double x, double y, String words);

  /** Draws a thin line. */
  void rule(double x1, double y1, double x2, double y2, Ink ink);

  /** Begins the line of a series. */
  void beginSeries(String name);

  /** Begins a line of the legend. */
  void beginLegend();

  /** Ends what was begun last. */
  void end();

  /** Draws the line of a series through points. */
  void curve(Look look, List<Point> points);

  /** Draws a piece of a series' line. */
  void sample(Look look, double x1, double x2, double y);

  /**
   * Draws the mark of a series.
   *
   * @param said what a reader is told who points at it
   */
  void mark(Look look, double x, double y, String said);
}
