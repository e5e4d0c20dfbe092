package fanc.results.gate;

import fanc.results.gate.Finding.Kind;
import fanc.results.gate.GateReport.Judged;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A gate's report as JUnit XML, in the form of Ant, which build servers read: a suite for each
 * child, a case for each image, one more for what is about no single image. What makes the gate
 * fail is a failure, a network that can not be checked an error, what is not proved and may be so
 * skipped.
 */
public final class JunitReport {
  private static final String LINE = "\n";
  private static final int MILLISECONDS = 3;

  private final XMLStreamWriter xml;
  private final String version;
  private final String timestamp;

  private JunitReport(XMLStreamWriter xml, String version, LocalDateTime time) {
    this.xml = xml;
    this.version = version;
    this.timestamp = time.withNano(0).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /**
   * One case of a suite.
   *
   * @param group what the case is about: child and property
   * @param image verdict of an image; null for a case about no image
   * @param findings what there is to say
   * @param command what repeats it
   */
  private record Case(
      String name, String group, CheckedImage image, List<Finding> findings, String command) {
    List<Finding> failures() {
      return findings.stream().filter(Finding::fails).toList();
    }

    boolean isError() {
      return findings.stream().anyMatch(finding -> finding.kind() == Kind.FAULT);
    }

    boolean isSkipped() {
      return failures().isEmpty() && (image == null || !image.verified());
    }

    double seconds() {
      return image == null || !(image.seconds() > 0) ? 0 : image.seconds();
    }
  }

  /**
   * Returns a report as XML.
   *
   * @param time when the gate ran
   */
  public static String of(GateReport report, LocalDateTime time) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitReport(xml, report.fanc(), time).write(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return text + LINE;
  }

  private void write(GateReport report) throws XMLStreamException {
    Map<String, List<Case>> suites = new LinkedHashMap<>();
    for (Judged judged : report.judged()) {
      suites
          .computeIfAbsent(judged.found().subject().child(), child -> new ArrayList<>())
          .addAll(cases(judged));
    }
    for (Finding gone : report.missing()) {
      suites
          .computeIfAbsent(gone.child(), child -> new ArrayList<>())
          .add(new Case("baseline", group(gone.child(), gone.property()), null, List.of(gone), ""));
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    int id = 0;
    for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
      writeSuite(suite.getKey(), id++, suite.getValue());
    }
    line();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static List<Case> cases(Judged judged) {
    CheckedChild.Subject subject = judged.found().subject();
    String group = group(subject.child(), subject.property());
    TreeSet<Integer> rows = new TreeSet<>();
    judged.found().images().forEach(image -> rows.add(image.index()));
    judged.findings().forEach(finding -> rows.add(finding.image()));
    List<Case> cases = new ArrayList<>();
    for (int row : rows) {
      CheckedImage image =
          judged.found().images().stream().filter(i -> i.index() == row).findFirst().orElse(null);
      boolean all = row == Finding.ALL;
      cases.add(
          new Case(
              all ? "all images" : "image " + row + regions(image),
              group,
              image,
              judged.of(row),
              all ? subject.command() : subject.command() + " --image " + row));
    }
    return cases;
  }

  /** That a sample of the regions is verified is said where the case passes, too. */
  private static String regions(CheckedImage image) {
    return image != null && image.sampled()
        ? " (" + image.regionsVerified() + " of " + image.regionsTotal() + " sampled regions)"
        : "";
  }

  /** Build servers take what is before the last dot as a package, and the rest as a class. */
  private static String group(String child, String property) {
    return child.replaceFirst("\\.onnx$", "") + "." + property;
  }

  private void writeSuite(String child, int id, List<Case> cases) throws XMLStreamException {
    long skipped = cases.stream().filter(Case::isSkipped).count();
    line();
    xml.writeStartElement("testsuite");
    attribute("name", child);
    attribute("package", "fanc");
    attribute("id", Integer.toString(id));
    attribute("timestamp", timestamp);
    attribute("hostname", "localhost");
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", count(cases, false));
    attribute("errors", count(cases, true));
    if (skipped > 0) {
      attribute("skipped", Long.toString(skipped));
    }
    attribute("time", seconds(cases.stream().mapToDouble(Case::seconds).sum()));
    line();
    xml.writeStartElement("properties");
    xml.writeEmptyElement("property");
    attribute("name", "fanc.version");
    attribute("value", version);
    xml.writeEndElement();
    for (Case each : cases) {
      writeCase(each);
    }
    line();
    xml.writeEmptyElement("system-out");
    line();
    xml.writeEmptyElement("system-err");
    line();
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, boolean errors) {
    return Long.toString(
        cases.stream()
            .filter(each -> !each.failures().isEmpty() && each.isError() == errors)
            .count());
  }

  private void writeCase(Case each) throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    attribute("classname", each.group());
    attribute("name", each.name());
    attribute("time", seconds(each.seconds()));
    List<Finding> failures = each.failures();
    if (!failures.isEmpty()) {
      Finding worst = failures.get(0);
      xml.writeStartElement(each.isError() ? "error" : "failure");
      attribute("message", messages(failures, "; "));
      attribute("type", (worst.kind().rule() + " " + worst.kind().word()).strip());
      text(messages(each.findings(), LINE) + LINE + each.command() + LINE);
      xml.writeEndElement();
    } else if (each.isSkipped()) {
      xml.writeStartElement("skipped");
      text(messages(each.findings(), "; "));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String messages(List<Finding> findings, String between) {
    return String.join(between, findings.stream().map(Finding::message).toList());
  }

  private static String seconds(double seconds) {
    return BigDecimal.valueOf(seconds).setScale(MILLISECONDS, RoundingMode.HALF_UP).toString();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters(LINE);
  }

  /** A reader of XML makes a blank of a line break in an attribute. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value).replaceAll("\\s+", " "));
  }

  private void text(String value) throws XMLStreamException {
    xml.writeCharacters(legal(value));
  }

  /** XML has no form, not even an escaped one, for most control characters. */
  private static String legal(String value) {
    StringBuilder legal = new StringBuilder(value.length());
    value.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** The characters of XML 1.0, section 2.2, without those that a reader would change. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || c == 0x85
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
