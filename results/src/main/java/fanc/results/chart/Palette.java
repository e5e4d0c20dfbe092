package fanc.results.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Colours that people with any kind of colour vision can tell apart on white (Okabe and Ito, Color
 * Universal Design, 2008, without yellow), and marks for those who see none.
 */
final class Palette {
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  /** The outlines of marks about the origin, in the path language of SVG. */
  private static final List<String> MARKS =
      List.of(
          "M-4,0 A4,4 0 1 0 4,0 A4,4 0 1 0 -4,0 Z",
          "M-3.5,-3.5 H3.5 V3.5 H-3.5 Z",
          "M0,-4.6 L4.6,3.6 H-4.6 Z",
          "M0,-5 L5,0 L0,5 L-5,0 Z",
          "M0,4.6 L4.6,-3.6 H-4.6 Z");

  /** The same outlines for who draws no SVG. */
  private static final List<Shape> SHAPES =
      List.of(
          new Ellipse2D.Double(-4, -4, 8, 8),
          outline(-3.5, -3.5, 3.5, -3.5, 3.5, 3.5, -3.5, 3.5),
          outline(0, -4.6, 4.6, 3.6, -4.6, 3.6),
          outline(0, -5, 5, 0, 0, 5, -5, 0),
          outline(0, 4.6, 4.6, -3.6, -4.6, -3.6));

  private Palette() {}

  private static Shape outline(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  static String mark(int number) {
    return MARKS.get(number % MARKS.size());
  }

  static Shape shape(int number) {
    return SHAPES.get(number % SHAPES.size());
  }
}
