package fanc.results.gate;

import static fanc.results.gate.GateSamples.baseline;
import static fanc.results.gate.GateSamples.child;
import static fanc.results.gate.GateSamples.faulty;
import static fanc.results.gate.GateSamples.report;
import static fanc.results.gate.GateSamples.subject;
import static fanc.results.gate.GateSamples.unknown;
import static fanc.results.gate.GateSamples.verified;
import static fanc.results.gate.GateSamples.violated;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reports are what other programs read; their schemas are those that others publish. */
class GateReportsTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000);
  private static final String ODD = "a\"b'c<d>&]]>\n\u0001\ud800|`*_\u202e\u00e9\ud83d\ude00.onnx";
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private static GateReport mixed() {
    CheckedChild gone = new CheckedChild(subject("gone.onnx", "p"), List.of(verified(0, 1)), null);
    return report(
        Strictness.UNKNOWN,
        baseline(child(verified(0, 1), verified(1, 1)), gone),
        child(verified(0, 1), unknown(1), violated(2)),
        faulty("broken.onnx", "broken.onnx: not an ONNX file"));
  }

  private static GateReport odd() {
    CheckedChild named =
        new CheckedChild(subject(ODD, ODD), List.of(violated(0), verified(1, 1)), null);
    return report(Strictness.UNKNOWN, Optional.empty(), named, faulty(ODD + 2, "fault: " + ODD));
  }

  @Test
  void suiteIsAChildAndCaseAnImage() throws Exception {
    Document xml = parsed(JunitReport.of(mixed(), TIME));
    List<Element> suites = elements(xml.getDocumentElement(), "testsuite");
    assertThat(suites)
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("children/int8.onnx", "broken.onnx", "gone.onnx");
    Element first = suites.get(0);
    assertThat(first.getAttribute("tests")).isEqualTo("3");
    assertThat(first.getAttribute("failures")).isEqualTo("2");
    assertThat(first.getAttribute("timestamp")).isEqualTo("2026-01-02T03:04:05");
    assertThat(first.getAttribute("time")).isEqualTo("0.038");
    assertThat(elements(first, "property"))
        .as("the schema of Jenkins wants one")
        .singleElement()
        .matches(property -> property.getAttribute("value").equals("0.1.0"));
    List<Element> cases = elements(first, "testcase");
    assertThat(cases)
        .extracting(c -> c.getAttribute("classname") + " " + c.getAttribute("name"))
        .startsWith("children/int8.patch2x2 image 0", "children/int8.patch2x2 image 1");
    assertThat(elements(cases.get(0), "failure")).isEmpty();
    Element unproved = elements(cases.get(1), "failure").get(0);
    assertThat(unproved.getAttribute("type")).isEqualTo("FANC002 not-proved");
    assertThat(unproved.getAttribute("message")).contains("imprecise", "verified in the baseline");
    assertThat(unproved.getTextContent())
        .contains("fanc verify --network children/int8.onnx --image 1");
    assertThat(elements(suites.get(1), "error").get(0).getAttribute("message"))
        .isEqualTo("broken.onnx: not an ONNX file");
    assertThat(suites.get(1).getAttribute("errors")).isEqualTo("1");
    assertThat(elements(suites.get(2), "skipped")).hasSize(1);
  }

  @Test
  void whatDoesNotFailIsSkipped() throws Exception {
    GateReport report = report(Strictness.VIOLATED, Optional.empty(), child(unknown(0)));
    Element suite =
        elements(parsed(JunitReport.of(report, TIME)).getDocumentElement(), "testsuite").get(0);
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(elements(suite, "skipped").get(0).getTextContent()).contains("imprecise");
  }

  @Test
  void junitFitsTheSchemaOfAnt() throws Exception {
    GateReport failing =
        report(
            Strictness.UNKNOWN,
            Optional.empty(),
            child(verified(0, 1), unknown(1), violated(2)),
            faulty("broken.onnx", "not an ONNX file"));
    assertFitsAnt(JunitReport.of(failing, TIME));
    assertFitsAnt(JunitReport.of(odd(), TIME));
    String skipping = JunitReport.of(mixed(), TIME);
    // Ant knew no skipped tests; all who read its form today do.
    assertFitsAnt(
        skipping.replaceAll(" skipped=\"1\"", "").replaceAll("<skipped>[^<]*</skipped>", ""));
  }

  /** The packaged schema is that of Ant, put into a namespace of its own. */
  private static void assertFitsAnt(String xml) throws Exception {
    try (InputStream schema = resource("xsd/junit.xsd")) {
      String plain =
          new String(schema.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(targetNamespace|xmlns:ns)=\"[^\"]*\"", "")
              .replaceAll("\\bns:", "");
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(new StringReader(plain)))
          .newValidator()
          .validate(new StreamSource(new StringReader(xml)));
    }
  }

  @Test
  void sarifFitsItsSchema() throws IOException {
    for (GateReport report :
        List.of(mixed(), odd(), report(Strictness.UNKNOWN, Optional.empty()))) {
      try (InputStream schema = resource("schema/sarif-schema-2.1.0.json")) {
        assertThat(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(PLAIN.readTree(schema))
                    .validate(PLAIN.readTree(SarifReport.of(report, 1))))
            .isEmpty();
      }
    }
  }

  @Test
  void sarifNamesRulesLocationsAndNotifications() throws IOException {
    JsonNode run = PLAIN.readTree(SarifReport.of(mixed(), 1)).path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("rules"))
        .extracting(rule -> rule.path("id").textValue())
        .containsExactly("FANC001", "FANC002", "FANC003", "FANC004");
    assertThat(run.path("results"))
        .extracting(
            r -> r.path("ruleId").textValue() + " " + r.path("level").textValue(),
            r -> r.path("ruleIndex").intValue())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("FANC002 error", 1),
            org.assertj.core.groups.Tuple.tuple("FANC001 error", 0));
    assertThat(
            run.path("results")
                .path(0)
                .at("/locations/0/physicalLocation/artifactLocation/uri")
                .textValue())
        .isEqualTo("c/children/int8.onnx");
    JsonNode invocation = run.path("invocations").path(0);
    assertThat(invocation.path("executionSuccessful").booleanValue()).isFalse();
    assertThat(invocation.path("toolExecutionNotifications"))
        .extracting(n -> n.at("/descriptor/id").textValue() + " " + n.path("level").textValue())
        .containsExactly("error error", "missing note");
  }

  @Test
  void fingerprintsDependOnNothingButWhatAndWhere() throws IOException {
    assertThat(fingerprints(mixed())).doesNotHaveDuplicates().isEqualTo(fingerprints(mixed()));
    GateReport others =
        report(Strictness.VIOLATED, Optional.empty(), child(unknown(1), violated(2)));
    assertThat(fingerprints(others)).isEqualTo(fingerprints(mixed()));
    assertThat(fingerprints(report(Strictness.VIOLATED, Optional.empty(), child(unknown(3)))))
        .doesNotContainAnyElementsOf(fingerprints(mixed()));
  }

  private static List<String> fingerprints(GateReport report) throws IOException {
    List<String> all = new ArrayList<>();
    PLAIN
        .readTree(SarifReport.of(report, 0))
        .at("/runs/0/results")
        .forEach(r -> all.add(r.at("/partialFingerprints/fancGate~1v1").textValue()));
    return all;
  }

  @Test
  void oddNamesAreSafeEverywhere() throws Exception {
    Element suite =
        elements(parsed(JunitReport.of(odd(), TIME)).getDocumentElement(), "testsuite").get(0);
    assertThat(suite.getAttribute("name"))
        .as("what XML can not hold is replaced, a line break becomes a blank")
        .isEqualTo(ODD.replace('\n', ' ').replace('\u0001', '\ufffd').replace('\ud800', '\ufffd'));
    String markdown = GateSummary.toMarkdown(odd());
    assertThat(markdown).doesNotContain("<d>").contains("a\"b'c&lt;d&gt;&amp;", "\\|\\`\\*\\_");
    assertThat(markdown.lines()).noneMatch(line -> line.contains("\u202e"));
    assertThat(GateSummary.toText(odd())).doesNotContain("\u0001", "\u202e");
  }

  @Test
  void summaryFitsAScreenAndTheWorstComeFirst() {
    List<CheckedChild> children = new ArrayList<>();
    IntStream.range(0, 200)
        .forEach(
            i ->
                children.add(
                    new CheckedChild(
                        subject("c" + i + ".onnx", "p"),
                        List.of(i == 150 ? violated(0) : verified(0, 1)),
                        null)));
    children.add(faulty("broken.onnx", "no network"));
    GateReport report =
        report(Strictness.UNKNOWN, Optional.empty(), children.toArray(CheckedChild[]::new));
    String markdown = GateSummary.toMarkdown(report);
    assertThat(markdown.lines().count()).isLessThan(40);
    assertThat(markdown)
        .startsWith(
            "### some gate: FAILED, violated; 201 networks, 199 verified, 1 violated, 0 unknown, 0"
                + " timed out\n")
        .contains("and 191 more, of which 0 fail")
        .contains("- fails: c150.onnx, p, image 0: violated\n")
        .contains("| ERROR | broken.onnx | patch2x2 |");
    String text = GateSummary.toText(report);
    assertThat(text.lines().count()).isLessThan(40);
    assertThat(text.lines().skip(2).findFirst()).get().asString().startsWith("ERROR  broken.onnx");
    assertThat(text.lines().skip(3).findFirst()).get().asString().startsWith("FAIL   c150.onnx");
    assertThat(text).endsWith("0 unknown, 0 timed out\n");
  }

  private static InputStream resource(String name) {
    InputStream found = GateReportsTest.class.getClassLoader().getResourceAsStream(name);
    assertThat(found).as(name).isNotNull();
    return found;
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Element parent, String name) {
    List<Element> all = new ArrayList<>();
    var found = parent.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }
}
