package fanc.results.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.results.Numbers;
import fanc.results.chart.RowChart.Distribution;
import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Dotted;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Sample;
import fanc.results.chart.RowChart.Shares;
import fanc.results.chart.RowChart.Stacked;
import fanc.results.chart.RowChart.Texture;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RowSvgTest {
  private static final Kind A = new Kind("a <b>", "verified", Texture.PLAIN);
  private static final Kind B = new Kind("c", "violated", Texture.CROSSED);

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg, String name, String cssClass) {
    NodeList nodes = svg.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      if (element.getAttribute("class").equals(cssClass)) {
        found.add(element);
      }
    }
    return found;
  }

  @Test
  void partsOfABarAreAsLongAsTheirShares() throws Exception {
    Stacked chart =
        new Stacked("t", List.of(A, B), List.of(new Shares("row", "4 in all", Numbers.of(3, 1))));
    Document svg = parse(RowSvg.inline(chart, "x"));
    // The first of each class is the swatch of the legend; one with a label has a plain piece too.
    double a =
        Double.parseDouble(elements(svg, "rect", "fill-verified").get(1).getAttribute("width"));
    double b =
        Double.parseDouble(elements(svg, "rect", "fill-violated").get(1).getAttribute("width"));
    assertThat(a / b).isCloseTo(3, within(0.05));
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("row: a <b> 3 (75 %), c 1 (25 %)");
  }

  @Test
  void barsLeftOfZeroAreOfAnotherKind() throws Exception {
    Distribution chart =
        new Distribution(
            "t", "margin", List.of(new Sample("row", "", Numbers.of(-1, 0, 1e-12, 2, Double.NaN))));
    Document svg = parse(RowSvg.document(chart));
    assertThat(elements(svg, "rect", "fill-violated")).hasSize(2);
    assertThat(elements(svg, "rect", "fill-verified")).hasSize(2);
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .contains("row: 4 values, least -1.000, median 5.000e-13, greatest 2.000");
  }

  @Test
  void dotsThatHaveNoPlaceAreLeftOut() throws Exception {
    List<Dot> dots =
        List.of(
            new Dot(1, 0, "one"),
            new Dot(10, 0, "ten"),
            new Dot(100, 0, "hundred"),
            new Dot(0, 0, "none"),
            new Dot(Double.NaN, 0, "unknown"));
    Dots chart = new Dots("t", "times", true, 1, List.of(), List.of(new Dotted("row", "", dots)));
    List<Element> marks = elements(parse(RowSvg.inline(chart, "x")), "path", "mark mark-0");
    assertThat(marks).hasSize(3);
    List<Double> places =
        marks.stream()
            .map(m -> m.getAttribute("transform").replaceAll("translate\\(([0-9.]+) .*", "$1"))
            .map(Double::valueOf)
            .toList();
    assertThat(places.get(1) - places.get(0))
        .isCloseTo(places.get(2) - places.get(1), within(0.02));
  }

  @Test
  void chartsWithNothingInThemAreDrawn() throws Exception {
    parse(RowSvg.inline(new Stacked("t", List.of(A), List.of()), "x"));
    parse(
        RowSvg.inline(
            new Stacked("t", List.of(A), List.of(new Shares("r", "", Numbers.of(0)))), "x"));
    parse(
        RowSvg.inline(new Distribution("t", "m", List.of(new Sample("r", "", Numbers.of()))), "x"));
    parse(RowSvg.inline(new Dots("t", "x", true, Double.NaN, List.of(), List.of()), "x"));
  }

  @Test
  void namesOfAnyLengthAndKindStand() throws Exception {
    String name = "n<&\u0001\uD800" + "m".repeat(300);
    Stacked chart = new Stacked(name, List.of(A), List.of(new Shares(name, "", Numbers.of(1))));
    assertThat(parse(RowSvg.document(chart)).getElementsByTagName("title").getLength())
        .isGreaterThan(0);
  }
}
