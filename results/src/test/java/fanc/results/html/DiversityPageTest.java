package fanc.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.DiversityPictures;
import fanc.results.DiversityResult;
import fanc.results.Numbers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page about diversity: as markup, and in a real browser where there is one. */
class DiversityPageTest {
  private static final DiversityPictures NO_PICTURES =
      new DiversityPictures(28, 28, 1, List.of(), List.of());

  @TempDir private Path folder;

  private static String page() {
    DiversityResult result = DiversitySamples.result(PageSamples.HOSTILE + ".onnx");
    return DiversityPage.of(result, DiversitySamples.pictures(1));
  }

  private static Document parse(String page) throws Exception {
    String markup =
        page.substring("<!DOCTYPE html>".length())
            .replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(markup.strip())));
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void pageIsWellFormedRefersToNothingAndSaysWhatItsPicturesShow() throws Exception {
    Document page = parse(page());
    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
      assertThat(element.getAttribute("src")).matches("(data:image/png;base64,.*)?");
      assertThat(element.getAttribute("style")).isEmpty();
      assertThat(element.getAttributes().getNamedItem("onerror")).isNull();
    }
    for (Element link : elements(page, "a")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
    for (Element table : elements(page, "table")) {
      assertThat(table.getElementsByTagName("caption").item(0).getTextContent()).isNotBlank();
    }
    for (Element image : elements(page, "img")) {
      assertThat(image.getAttribute("alt")).isNotBlank();
    }
    // Two images with three maps each, two targets with three images each.
    assertThat(elements(page, "img")).hasSize(2 * 4 + 2 * 3);
    assertThat(page()).isEqualTo(page()).doesNotContain("https:");
  }

  @Test
  void matrixHasItsNumbersInCellsOfTheirColour() {
    String page = page();
    // The least number of a pair is 0.125, the greatest 0.5; 0.25 is a third of the way.
    assertThat(page)
        .contains("<td class=\"n heat-0\">0.125</td>")
        .contains("<td class=\"n heat-2\">0.250</td>")
        .contains("<td class=\"n heat-6\">0.500</td>")
        .contains("<td class=\"n self\">0.000</td>")
        .contains("<td class=\"n none\">n/a</td>")
        .contains("Mean over pairs 0.292, least 0.125, greatest 0.500.");
  }

  @Test
  void pageWithoutPicturesSaysHowToGetThem() {
    String page = DiversityPage.of(DiversitySamples.result("c.onnx"), NO_PICTURES);
    assertThat(page).contains("--maps N", "--classes LIST").doesNotContain("<img");
  }

  @Test
  void signedNumbersAreGreyAtZeroAndScaledByTheLargest() {
    assertThat(PixelBytes.signed(Numbers.of(0, 2, -1, -2), 1))
        .containsExactly((byte) 128, (byte) 255, (byte) 64, (byte) 0);
    assertThat(PixelBytes.signed(Numbers.of(1, 1, 1, -1, 0, 1), 3))
        .containsExactly((byte) 255, (byte) 128);
    assertThat(PixelBytes.signed(Numbers.of(0, 0), 1)).containsExactly((byte) 128, (byte) 128);
  }

  @Test
  void browserShowsItQuietlyInBothColoursAndOnAPhone() throws IOException, InterruptedException {
    Optional<Path> program = Browser.installed();
    Assumptions.assumeTrue(program.isPresent(), "no chromium here");
    Path file = Files.writeString(folder.resolve("page.html"), page());
    Path colour = folder.resolve("colour.html");
    Files.writeString(
        colour, DiversityPage.of(DiversitySamples.result("c.onnx"), DiversitySamples.pictures(3)));
    Browser browser =
        Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")));
    try {
      Tab tab = browser.open();
      tab.size(1200, 900);
      for (Path each : List.of(colour, file)) {
        tab.load(each.toUri());
        assertThat(tab.told("Runtime.exceptionThrown")).isEmpty();
        assertThat(tab.told("Runtime.consoleAPICalled")).isEmpty();
        assertThat(tab.told("Log.entryAdded")).isEmpty();
        assertThat(
                tab.evaluate(
                    "String(Array.from(document.images).every((i) => i.naturalWidth === 28))"))
            .isEqualTo("true");
      }
      assertThat(tab.evaluate("document.querySelector('h1').textContent"))
          .isEqualTo("Diversity of 3 networks");
      String shade =
          "getComputedStyle(document.querySelector('td.heat-6')).backgroundColor + ' on '"
              + " + getComputedStyle(document.querySelector('td.heat-0')).backgroundColor";
      String light = tab.evaluate(shade);
      tab.evaluate("document.getElementById('theme').click()");
      assertThat(tab.evaluate(shade)).isNotEqualTo(light);
      tab.size(380, 800);
      assertThat(
              tab.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .isEqualTo("0");
    } finally {
      browser.stop();
    }
  }
}
