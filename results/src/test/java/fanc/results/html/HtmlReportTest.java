package fanc.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ChildResult;
import fanc.results.VerificationResult;
import fanc.results.html.ReportInput.Benchmarked;
import fanc.results.html.ReportInput.Verified;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final Path RUNS = Path.of(System.getProperty("fanc.root"), "results/runs");

  private static HtmlReport everything() throws Exception {
    VerificationResult run = PageSamples.run("a/" + PageSamples.HOSTILE + ".onnx", 8, true, 1);
    return HtmlReport.of(
        List.of(
            new Verified(
                List.of(run, PageSamples.run("plain.onnx", 3, false, 2)),
                List.of(ChildResult.faulty("bad.onnx", null, 3, PageSamples.HOSTILE))),
            PageSamples.compared(PageSamples.HOSTILE),
            ReportInput.read(RUNS.resolve("2026-11-23-small-3"))),
        List.of("fanc", "report", PageSamples.HOSTILE));
  }

  /** The page as XML, its scripts taken out: they follow other laws. */
  private static Document parse(String page) throws Exception {
    assertThat(page).startsWith("<!DOCTYPE html>\n<html");
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
  void pageIsWellFormedAndRefersToNothing() throws Exception {
    Document page = parse(everything().page());
    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
      assertThat(element.getAttribute("src")).matches("(data:image/png;base64,.*)?");
      assertThat(element.getAttribute("href")).matches("(#.*)?");
      assertThat(element.getAttribute("style")).isEmpty();
      assertThat(element.getAttributes().getNamedItem("onerror")).isNull();
    }
    for (Element element : elements(page, "a")) {
      assertThat(ids).contains(element.getAttribute("href").substring(1));
    }
    assertThat(everything().page()).doesNotContain("@import", "https:");
    assertThat(everything().page().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:");
    assertThat(elements(page, "img")).hasSize(3);
  }

  @Test
  void sameInputGivesTheSamePage() throws Exception {
    assertThat(everything().page()).isEqualTo(everything().page());
  }

  @Test
  void policyAllowsThisScriptAndStyleAndNothingElse() throws Exception {
    String page = everything().page();
    String script = "sha256-" + hash(between(page, "<script>", "</script>"));
    String style = "sha256-" + hash(between(page, "<style>", "</style>"));
    assertThat(page)
        .contains(Html.escape("default-src 'none'; img-src data:; style-src '" + style + "'"))
        .contains(Html.escape("script-src '" + script + "'; base-uri 'none'"));
  }

  private static String between(String text, String from, String to) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(from) + "(.*?)" + Pattern.quote(to), Pattern.DOTALL)
            .matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String hash(String text) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sum);
  }

  @Test
  void partsHaveNamesForThoseWhoDoNotSeeThem() throws Exception {
    Document page = parse(everything().page());
    assertThat(elements(page, "main")).hasSize(1);
    assertThat(elements(page, "h1")).hasSize(1);
    for (Element table : elements(page, "table")) {
      assertThat(table.getElementsByTagName("caption").item(0).getTextContent()).isNotBlank();
    }
    for (Element head : elements(page, "th")) {
      assertThat(head.getAttribute("scope")).isIn("col", "row");
    }
    for (Element image : elements(page, "img")) {
      assertThat(image.getAttribute("alt")).isNotBlank();
    }
    for (Element drawing : elements(page, "svg")) {
      if (drawing.getAttribute("role").equals("img")) {
        assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      } else {
        assertThat(drawing.getAttribute("aria-hidden")).isEqualTo("true");
      }
    }
  }

  @Test
  void verdictsAreThoseOfTheRecord() throws Exception {
    String page = PageSamples.report(PageSamples.run("child.onnx", 8, true, 1)).page();
    assertThat(page)
        .contains("Of 1 network, 1 is violated (child).")
        .contains("Image 2: label 2 becomes 1")
        .contains("1 of 784 values differ, in rows 5 to 5 and columns 6 to 6.")
        .contains("fanc verify --network child.onnx");
  }

  @Test
  void networksWithoutAVerdictAreNotCalledVerified() {
    assertThat(PageSamples.report(PageSamples.run("none.onnx", 0, false, 1)).page())
        .contains("Of 1 network, 1 is not decided (none).");
  }

  @Test
  void whatIsMissingSaysHowToGetIt() {
    String page = PageSamples.report(PageSamples.run("child.onnx", 3, false, 1)).page();
    assertThat(page)
        .contains("A map of patch positions needs the margin of every region")
        .contains("Records hold the pictures of a counterexample if the run was made with")
        .contains("The margins of single regions are kept by --details")
        .contains("How far each layer is from the parent")
        .contains("These records have no times from scratch beside them")
        .contains("Some records do not say what made them");
  }

  @Test
  void chartsAreDocumentsOfTheirOwn() throws Exception {
    HtmlReport report = everything();
    assertThat(report.charts())
        .containsKeys("verdicts.svg", "rungs.svg", "speed-up-2026-01-01-demo.svg");
    for (String chart : report.charts().values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(chart)));
    }
  }

  @Test
  void publishedRunsAreRead() throws Exception {
    ReportInput demo = ReportInput.read(RUNS.resolve("2026-11-23-demo-3"));
    ReportInput ladder = ReportInput.read(RUNS.resolve("2026-11-23-ladder"));
    assertThat(ladder).isInstanceOf(Benchmarked.class);
    String page = HtmlReport.of(List.of(demo, ladder), List.of("fanc")).page();
    parse(page);
    assertThat(page).contains("Speed-up over scratch: 2026-11-23-demo-3", "prune50");
  }
}
