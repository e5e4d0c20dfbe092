package fanc.results.chart;

import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** An image with several pixels for each pixel of the chart, by Java's own renderer. */
final class ImageCanvas implements Canvas {
  private static final Map<RenderingHints.Key, Object> FINE =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  private final int scale;
  private BufferedImage image;
  private Graphics2D pen;

  ImageCanvas(int scale) {
    this.scale = scale;
  }

  @Override
  public void begin(double width, double height, String title, String description) {
    image =
        new BufferedImage(
            (int) Math.ceil(scale * width),
            (int) Math.ceil(scale * height),
            BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.addRenderingHints(FINE);
    pen.scale(scale, scale);
    pen.setColor(Color.WHITE);
    pen.fill(new Rectangle2D.Double(0, 0, width + 1, height + 1));
  }

  @Override
  public void heading(double x, double y, String words) {
    write(x, y, HEADING, Anchor.START, words);
  }

  @Override
  public void text(double x, double y, Anchor anchor, String words) {
    write(x, y, WORDS, anchor, words);
  }

  @Override
  public void upwards(double x, double y, String words) {
    AffineTransform level = pen.getTransform();
    pen.translate(x, y);
    pen.rotate(-Math.PI / 2);
    write(0, 0, WORDS, Anchor.MIDDLE, words);
    pen.setTransform(level);
  }

  private void write(double x, double y, Font font, Anchor anchor, String words) {
    pen.setFont(font);
    pen.setColor(Color.decode(Ink.STRONG.colour()));
    double width = font.getStringBounds(words, pen.getFontRenderContext()).getWidth();
    double before =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    pen.drawString(words, (float) (x - before), (float) y);
  }

  @Override
  public void rule(double x1, double y1, double x2, double y2, Ink ink) {
    pen.setColor(Color.decode(ink.colour()));
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void beginSeries(String name) {}

  @Override
  public void beginLegend() {}

  @Override
  public void end() {}

  @Override
  public void curve(Look look, List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.subList(1, points.size()).forEach(p -> path.lineTo(p.x(), p.y()));
    stroke(look, path);
  }

  @Override
  public void sample(Look look, double x1, double x2, double y) {
    stroke(look, new Line2D.Double(x1, y, x2, y));
  }

  private void stroke(Look look, Shape shape) {
    float[] dots = look.dotted() ? new float[] {1, 5} : null;
    pen.setColor(Color.decode(Palette.colour(look.number())));
    pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dots, 0));
    pen.draw(shape);
  }

  @Override
  public void mark(Look look, double x, double y, String said) {
    Color colour = Color.decode(Palette.colour(look.number()));
    Shape shape =
        AffineTransform.getTranslateInstance(x, y)
            .createTransformedShape(Palette.shape(look.number()));
    pen.setColor(look.dotted() ? Color.WHITE : colour);
    pen.fill(shape);
    pen.setColor(colour);
    pen.setStroke(new BasicStroke(1.5f));
    pen.draw(shape);
  }

  /** Returns the image. */
  BufferedImage finish() {
    pen.dispose();
    return image;
  }
}
