package fanc.results.chart;

import java.util.List;
import java.util.Objects;

/**
 * A chart of lines over two linear axes.
 *
 * @param title one line above it
 * @param x title of the horizontal axis with its unit
 * @param y title of the vertical axis with its unit
 * @param series the lines, in the legend's order
 * @param marks what is pointed out
 */
public record LineChart(String title, String x, String y, List<Series> series, List<Mark> marks) {

  /** Something that is pointed out by a line across the chart. */
  public sealed interface Mark {}

  /**
   * A horizontal line.
   *
   * @param y where; the axis reaches at least there
   */
  public record Level(double y) implements Mark {}

  /**
   * A vertical line with a remark at its upper end.
   *
   * @param x where; the axis reaches at least there
   * @param text the remark
   */
  public record Event(double x, String text) implements Mark {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no point
   */
  public LineChart {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    if (series.stream().allMatch(line -> line.points().isEmpty())) {
      throw new IllegalArgumentException("chart '" + title + "' has no point");
    }
  }
}
