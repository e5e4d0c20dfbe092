package fanc.results.chart;

import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Stacked;
import fanc.results.chart.RowChart.Texture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Draws charts of rows as SVG, whose colours are classes of a style sheet so that they follow the
 * page they stand on, light or dark.
 */
public final class RowSvg {
  static final double WIDTH = 440;
  static final double EDGE = 5;
  static final double PLOT = WIDTH - 2 * EDGE;
  private static final double LETTER = 7.8;
  private static final double LINE = 20;
  private static final double TITLE = 30;
  private static final double SWATCH = 14;
  private static final int LONGEST_NAME = 44;
  private static final String STYLE = "chart.css";

  private final RowChart chart;
  private final String id;
  private final SvgWriter svg = new SvgWriter();

  private RowSvg(RowChart chart, String id) {
    this.chart = chart;
    this.id = id;
  }

  /**
   * Returns a drawing for a page that has the {@linkplain #style style sheet}.
   *
   * @param id begins the names of its parts, letters and digits; no other drawing of the page has
   *     it
   */
  public static String inline(RowChart chart, String id) {
    return new RowSvg(chart, id).draw();
  }

  /** Returns a document that stands alone, one line feed at the end. */
  public static String document(RowChart chart) {
    String drawing = inline(chart, "chart");
    int inside = drawing.indexOf('>') + 1;
    return drawing.substring(0, inside)
        + "<style>\n"
        + style()
        + "svg { background: var(--paper); font-family: sans-serif; }\n</style>"
        + drawing.substring(inside);
  }

  /** Returns the style sheet that gives the classes their colours. */
  public static String style() {
    try (InputStream in = RowSvg.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(STYLE + " is part of the program", e);
    }
  }

  private String draw() {
    double legend = legendHeight();
    RowPainter painter = RowPainter.of(chart, svg, id);
    double height = TITLE + legend + painter.height() + 4;
    svg.openRoot(WIDTH, height)
        .with("class", "chart")
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-desc");
    svg.open("title").with("id", id + "-title").say(chart.title()).close();
    svg.open("desc").with("id", id + "-desc").say(painter.description()).close();
    textures();
    text(svg, EDGE, 16, "start", "chart-title", chart.title());
    legend();
    painter.paint(TITLE + legend);
    return svg.close().finish();
  }

  private void textures() {
    if (!(chart instanceof Dots)) {
      svg.open("defs");
      for (Texture texture : Texture.values()) {
        if (texture != Texture.PLAIN) {
          Textures.define(svg, texture, id);
        }
      }
      svg.close();
    }
  }

  private List<String> names() {
    if (chart instanceof Stacked stacked) {
      return stacked.kinds().stream().map(Kind::name).toList();
    }
    return chart instanceof Dots dots ? dots.legend() : List.of();
  }

  private double legendHeight() {
    double x = EDGE;
    double lines = names().isEmpty() ? 0 : 1;
    for (String name : names()) {
      double width = SWATCH + 6 + LETTER * name.length() + 14;
      if (x > EDGE && x + width > WIDTH) {
        lines++;
        x = EDGE;
      }
      x += width;
    }
    return lines * LINE + (lines > 0 ? 6 : 0);
  }

  private void legend() {
    double x = EDGE;
    double y = TITLE;
    for (int i = 0; i < names().size(); i++) {
      String name = names().get(i);
      double width = SWATCH + 6 + LETTER * name.length() + 14;
      if (x > EDGE && x + width > WIDTH) {
        y += LINE;
        x = EDGE;
      }
      if (chart instanceof Stacked stacked) {
        Textures.fill(svg, stacked.kinds().get(i), id, new double[] {x, y, SWATCH, SWATCH}, null);
      } else {
        RowPainter.mark(svg, i, x + SWATCH / 2, y + SWATCH / 2, null);
      }
      text(svg, x + SWATCH + 6, y + 11.5, "start", "chart-text", name);
      x += width;
    }
  }

  static void text(
      SvgWriter svg, double x, double y, String anchor, String cssClass, String words) {
    svg.open("text")
        .with("x", x)
        .with("y", y)
        .with("text-anchor", anchor)
        .with("class", cssClass)
        .say(words)
        .close();
  }

  /** Writes the name of a row and its remark, the name shortened in its middle if it is long. */
  static void name(SvgWriter svg, double y, String name, String remark) {
    int room = Math.max(12, LONGEST_NAME + 12 - remark.length());
    String shown = name;
    if (name.length() > room) {
      int tail = room / 2;
      shown = name.substring(0, room - tail - 1) + "…" + name.substring(name.length() - tail);
    }
    text(svg, EDGE, y, "start", "chart-text", shown);
    text(svg, WIDTH - EDGE, y, "end", "chart-note", remark);
  }
}
