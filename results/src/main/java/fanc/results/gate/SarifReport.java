package fanc.results.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.results.gate.Finding.Kind;
import fanc.results.gate.GateReport.Judged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gate's report as SARIF 2.1.0 (OASIS), which code hosting shows beside changes: a result for
 * each finding of a rule, a notification for every other one. A result keeps its fingerprint as
 * long as rule, child, property and image are the same.
 */
public final class SarifReport {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<Kind> RULES =
      Arrays.stream(Kind.values()).filter(Kind::isRule).toList();
  private static final String TEXT = "text";
  private static final String LEVEL = "level";
  private static final String MESSAGE = "message";

  private SarifReport() {}

  /**
   * Returns a report as JSON.
   *
   * @param status the exit status that the run ends with
   */
  public static String of(GateReport report, int status) {
    ObjectNode log = MAPPER.createObjectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    writeTool(report, run.putObject("tool").putObject("driver"));
    run.putObject("automationDetails").put("id", "fanc-gate/" + report.title() + "/");
    Map<String, String> locations =
        report.judged().stream()
            .map(judged -> judged.found().subject())
            .filter(subject -> subject.location() != null)
            .collect(
                Collectors.toMap(
                    CheckedChild.Subject::child, CheckedChild.Subject::location, (a, b) -> a));
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", !has(report, Kind.FAULT)).put("exitCode", status);
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    ArrayNode results = run.putArray("results");
    for (Finding finding : report.findings()) {
      if (finding.kind().isRule()) {
        writeResult(finding, locations, results.addObject());
      } else {
        writeNotification(finding, locations, notifications.addObject());
      }
    }
    return text(log);
  }

  private static boolean has(GateReport report, Kind kind) {
    return report.judged().stream()
        .map(Judged::findings)
        .flatMap(List::stream)
        .anyMatch(finding -> finding.kind() == kind);
  }

  private static void writeTool(GateReport report, ObjectNode driver) {
    driver.put("name", "fanc").put("version", report.fanc());
    ArrayNode rules = driver.putArray("rules");
    for (Kind rule : RULES) {
      ObjectNode node = rules.addObject().put("id", rule.rule()).put("name", rule.word());
      node.putObject("shortDescription").put(TEXT, rule.description());
      node.putObject("defaultConfiguration").put(LEVEL, "error");
    }
  }

  private static void writeResult(
      Finding finding, Map<String, String> locations, ObjectNode result) {
    result.put("ruleId", finding.kind().rule()).put("ruleIndex", RULES.indexOf(finding.kind()));
    result.put(LEVEL, level(finding));
    result.putObject(MESSAGE).put(TEXT, finding.subject() + ": " + finding.message());
    writeLocation(finding, locations, result.putArray("locations").addObject());
    result.putObject("partialFingerprints").put("fancGate/v1", fingerprint(finding));
  }

  private static void writeNotification(
      Finding finding, Map<String, String> locations, ObjectNode notification) {
    notification.putObject("descriptor").put("id", finding.kind().word());
    notification.put(LEVEL, level(finding));
    notification.putObject(MESSAGE).put(TEXT, finding.subject() + ": " + finding.message());
    if (locations.containsKey(finding.child())) {
      writeLocation(finding, locations, notification.putArray("locations").addObject());
    }
  }

  /** Files of weights have no lines, but those who show results ask for one. */
  private static void writeLocation(
      Finding finding, Map<String, String> locations, ObjectNode location) {
    ObjectNode physical = location.putObject("physicalLocation");
    physical
        .putObject("artifactLocation")
        .put("uri", locations.get(finding.child()))
        .put("uriBaseId", "%SRCROOT%");
    physical.putObject("region").put("startLine", 1);
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", finding.subject())
        .put("kind", "resource");
  }

  private static String level(Finding finding) {
    return finding.fails() ? "error" : finding.kind() == Kind.NOT_PROVED ? "warning" : "note";
  }

  private static String fingerprint(Finding finding) {
    String what =
        String.join(
            "\0",
            finding.kind().rule(),
            finding.child(),
            finding.property(),
            Integer.toString(finding.image()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(ObjectNode log) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(log) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values always has a JSON form", e);
    }
  }
}
