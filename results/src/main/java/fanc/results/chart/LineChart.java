package fanc.results.chart;

import java.util.List;
import java.util.Objects;

/**
 * A chart of lines over two linear axes.
 *
 * @param title one line above it
 * @param x horizontal axis
 * @param y vertical axis; it begins at 0 unless all values lie close together above
 * @param series the lines, in the legend's order
 * @param marks what is pointed out
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) {

  /**
   * What is drawn against.
   *
   * @param title with the unit
   * @param whole whether only whole numbers mean something
   */
  public record Axis(String title, boolean whole) {

    /** Checks the title. */
    public Axis {
      Objects.requireNonNull(title, "title");
    }

    /** Returns an axis of real numbers. */
    public static Axis real(String title) {
      return new Axis(title, false);
    }

    /** Returns an axis of whole numbers. */
    public static Axis whole(String title) {
      return new Axis(title, true);
    }
  }

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
