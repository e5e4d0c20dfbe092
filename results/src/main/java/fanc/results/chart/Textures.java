package fanc.results.chart;

import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Texture;
import java.util.Locale;

/** Fills: a colour, and over it lines in the colour of the page. */
final class Textures {
  private static final double PERIOD = 7;

  private Textures() {}

  static void define(SvgWriter svg, Texture texture, String id) {
    svg.open("pattern")
        .with("id", name(texture, id))
        .with("width", PERIOD)
        .with("height", PERIOD)
        .with("patternUnits", "userSpaceOnUse");
    String path =
        switch (texture) {
          case PLAIN -> "";
          case RISING -> "M-1,1 L1,-1 M0,7 L7,0 M6,8 L8,6";
          case FALLING -> "M-1,6 L1,8 M0,0 L7,7 M6,-1 L8,1";
          case CROSSED -> "M0,7 L7,0 M0,0 L7,7";
          case DOTTED -> "M3.5,3.5 h0.01";
          case UPRIGHT -> "M3.5,0 V7";
          case LEVEL -> "M0,3.5 H7";
        };
    svg.open("path")
        .with("d", path)
        .with("class", texture == Texture.DOTTED ? "weave weave-dots" : "weave")
        .close();
    svg.close();
  }

  /**
   * Draws a filled rectangle.
   *
   * @param at left, top, width, height
   * @param said what is said of it; null for nothing
   */
  static void fill(SvgWriter svg, Kind kind, String id, double[] at, String said) {
    svg.open("g");
    if (said != null) {
      svg.open("title").say(said).close();
    }
    rectangle(svg, at).with("class", "fill-" + kind.colour()).close();
    if (kind.texture() != Texture.PLAIN) {
      rectangle(svg, at).with("fill", "url(#" + name(kind.texture(), id) + ")").close();
    }
    svg.close();
  }

  private static SvgWriter rectangle(SvgWriter svg, double[] at) {
    return svg.open("rect")
        .with("x", at[0])
        .with("y", at[1])
        .with("width", at[2])
        .with("height", at[3]);
  }

  private static String name(Texture texture, String id) {
    return id + "-" + texture.name().toLowerCase(Locale.ROOT);
  }
}
