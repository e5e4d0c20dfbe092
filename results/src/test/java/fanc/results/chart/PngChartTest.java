package fanc.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.LineChart.Event;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The SVG of the same chart says where which colour must be. */
class PngChartTest {
  private static final LineChart CHART =
      new LineChart(
          "Speed-up against pruning rate",
          Axis.real("pruned [%]"),
          Axis.real("speed-up [1]"),
          List.of(
              new Series(
                  "mnist-7x200",
                  new Look(0, false, true),
                  List.of(new Point(10, 1.5), new Point(50, 4), new Point(90, 2.25))),
              new Series(
                  "published",
                  new Look(1, true, true),
                  List.of(new Point(10, 1), new Point(90, 3))),
              new Series("a dot", new Look(2, false, true), List.of(new Point(30, .5)))),
          List.of(new Level(1), new Event(60, "break-even at 60")));

  private static byte[] drawn() throws IOException {
    assumeTrue(hasFont(), "this Java finds no font to write with");
    return PngChart.draw(CHART);
  }

  /** Asks Java itself: a fault of the charts must not pass for a missing font. */
  private static boolean hasFont() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      FontRenderContext context = new FontRenderContext(null, true, true);
      return font.getStringBounds("a", context).getWidth() > 0;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    }
  }

  private static double number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void imageHasTwicePixelsAndSaysSo() throws IOException {
    byte[] file = drawn();
    String svg = SvgChart.draw(CHART);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    assertThat((double) image.getWidth())
        .isCloseTo(2 * number("width=\"([0-9.]+)\"", svg), within(1.));
    assertThat((double) image.getHeight())
        .isCloseTo(2 * number("height=\"([0-9.]+)\"", svg), within(1.));
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    // 192 pixels per inch are 7559 per metre.
    assertThat(ByteBuffer.wrap(file, at + 4, 4).getInt()).isBetween(7555, 7563);
  }

  @Test
  void marksLieWhereTheDrawingHasThemInItsColours() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn()));
    Matcher marks =
        Pattern.compile(
                "<path d=\"[^\"]*\" transform=\"translate\\(([0-9.]+) ([0-9.]+)\\)\" fill=\"#(\\w+)\"")
            .matcher(SvgChart.draw(CHART));
    int found = 0;
    while (marks.find()) {
      int x = (int) Math.round(2 * Double.parseDouble(marks.group(1)));
      int y = (int) Math.round(2 * Double.parseDouble(marks.group(2)));
      assertThat(String.format("%06x", image.getRGB(x, y) & 0xFFFFFF)).isEqualTo(marks.group(3));
      found++;
    }
    // Six points and three in the legend.
    assertThat(found).isEqualTo(9);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1) & 0xFFFFFF)
        .isEqualTo(0xFFFFFF);
  }
}
