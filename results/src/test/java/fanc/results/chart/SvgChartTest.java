package fanc.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.results.chart.LineChart.Axis;
import fanc.results.chart.LineChart.Event;
import fanc.results.chart.LineChart.Level;
import fanc.results.chart.Series.Look;
import fanc.results.chart.Series.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgChartTest {
  private static final Axis AXIS = Axis.real("an axis");
  private static final LineChart CHART =
      new LineChart(
          "Speed-up <against> \"pruning\" & more",
          Axis.real("pruned weights [%]"),
          Axis.real("speed-up [times]"),
          List.of(
              line("ours", new Look(0, false, true), 2, 1),
              line("paper's", new Look(0, true, true), 3, 2),
              line("plain", new Look(1, false, false), 1, 1)),
          List.of(new Level(4), new Event(15, "break-even")));

  private static Series line(String name, Look look, double first, double second) {
    return new Series(name, look, List.of(new Point(10, first), new Point(20, second)));
  }

  @Test
  void everySeriesIsDrawnAndNamedOnce() throws Exception {
    Document svg = parse(SvgChart.draw(CHART));
    assertThat(elements(svg, "polyline")).hasSize(3);
    assertThat(texts(svg)).containsOnlyOnce("ours", "paper's", "plain");
    assertThat(texts(svg))
        .contains(
            "Speed-up <against> \"pruning\" & more",
            "pruned weights [%]",
            "speed-up [times]",
            "break-even",
            "10",
            "20",
            "0.0",
            "4.0");
    // Two marked lines of two points, and one mark in the legend for each.
    assertThat(elements(svg, "path")).hasSize(2 * 3);
    assertThat(elements(svg, "polyline").stream().filter(e -> e.hasAttribute("stroke-dasharray")))
        .hasSize(1);
  }

  @Test
  void pointsLieWhereTheirValuesAre() throws Exception {
    Document svg = parse(SvgChart.draw(CHART));
    // The plot is 520 x 320 with its corner at (72, 60): 40 for the title, 20 for the event. The
    // axes span 10 to 20 and 0 to 4.
    assertThat(elements(svg, "polyline").get(0).getAttribute("points")).isEqualTo("72,220 592,300");
    assertThat(elements(svg, "polyline").get(1).getAttribute("points")).isEqualTo("72,140 592,220");
  }

  @Test
  void valuesThatLieCloseTogetherAreSpread() throws Exception {
    Series rates = line("rates", new Look(0, false, true), .9, 1);
    Document svg = parse(SvgChart.draw(new LineChart("t", AXIS, AXIS, List.of(rates), List.of())));
    assertThat(texts(svg)).contains("0.90", "1.00").doesNotContain("0.00");
    assertThat(elements(svg, "polyline").get(0).getAttribute("points")).isEqualTo("72,360 592,40");
  }

  @Test
  void sameChartGivesTheSameText() {
    assertThat(SvgChart.draw(CHART)).isEqualTo(SvgChart.draw(CHART)).endsWith("</svg>\n");
  }

  @Test
  void singlePointIsAMarkWithoutALine() throws Exception {
    Series dot = new Series("dot", new Look(2, false, true), List.of(new Point(3, 5)));
    Document svg = parse(SvgChart.draw(new LineChart("t", AXIS, AXIS, List.of(dot), List.of())));
    assertThat(elements(svg, "polyline")).isEmpty();
    assertThat(elements(svg, "path")).hasSize(2);
  }

  @Test
  void chartWithoutPointsAndNumbersThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new LineChart("empty", AXIS, AXIS, List.of(), List.of()))
        .hasMessageContaining("empty");
    Look look = new Look(0, false, true);
    assertThatThrownBy(() -> new Series("s", look, List.of(new Point(0, Double.NaN))))
        .hasMessageContaining("NaN");
  }

  @Test
  void coordinatesAreShort() {
    assertThat(SvgWriter.number(1.0)).isEqualTo("1");
    assertThat(SvgWriter.number(-0.001)).isEqualTo("0");
    assertThat(SvgWriter.number(100)).isEqualTo("100");
    assertThat(SvgWriter.number(0.254)).isEqualTo("0.25");
    assertThat(SvgWriter.number(-1.5)).isEqualTo("-1.5");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = svg.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      found.add((Element) all.item(i));
    }
    return found;
  }

  private static List<String> texts(Document svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }
}
