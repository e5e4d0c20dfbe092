package fanc.results.chart;

import java.util.List;
import java.util.Objects;

/**
 * A line of a chart.
 *
 * @param name what the legend calls it
 * @param look colour, mark and dashes
 * @param points left to right
 */
public record Series(String name, Look look, List<Point> points) {

  /**
   * A point of a line.
   *
   * @param x against the horizontal axis
   * @param y against the vertical axis
   */
  public record Point(double x, double y) {}

  /**
   * How a line looks. Lines that belong together share a number.
   *
   * @param number from 0; chooses the colour and the mark, each from a list that begins again
   * @param dotted whether the line is dotted and its marks hollow
   * @param marked whether its points are marked
   */
  public record Look(int number, boolean dotted, boolean marked) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Look {
      if (number < 0) {
        throw new IllegalArgumentException("number " + number + " is negative");
      }
    }
  }

  /**
   * Copies the points.
   *
   * @throws IllegalArgumentException if a number is not finite
   */
  public Series {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(look, "look");
    points = List.copyOf(points);
    for (Point point : points) {
      if (!Double.isFinite(point.x()) || !Double.isFinite(point.y())) {
        throw new IllegalArgumentException("series '" + name + "' has " + point);
      }
    }
  }
}
