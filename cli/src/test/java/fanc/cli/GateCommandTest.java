package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.results.gate.GateBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fanc gate}: what it decides, compares, accepts and reports. */
class GateCommandTest {
  private static final double[][] ROBUST = {{-1, 1}, {0, 0}};

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    Files.createDirectory(folder.resolve("children"));
    child("a.onnx", "robust.onnx");
    policy("");
  }

  private void child(String name, String network) throws IOException {
    Files.copy(
        workspace.file(network),
        folder.resolve("children").resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The margin of image 0 is 1 - 8 weight, by any method. */
  private void childOfWeight(String name, double weight) throws IOException {
    workspace.network("made.onnx", Workspace.PIXELS, weight, 0, ROBUST, 1, 0);
    child(name, "made.onnx");
  }

  private void policy(String more) throws IOException {
    workspace.write(
        "gate.json",
        "{\"$schema\": \"gate-1.json\", \"children\": [\"children/*.onnx\"],"
            + " \"properties\": [\"patch.json\"], \"baseline\": \"baseline.json\","
            + " \"method\": \"deepz\", \"store\": \"store\""
            + more
            + "}");
  }

  private InProcess gate(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("gate", workspace.file("gate.json"), "--attack", 0.2));
    arguments.addAll(List.of(more));
    return InProcess.run(arguments.toArray());
  }

  @Test
  void withoutABaselineItSaysWhatToDo() {
    InProcess run = gate();
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("no baseline yet", "gate.json --accept", "commit");
    assertThat(run.out()).isEmpty();
    assertThat(gate("--fail-on", "violated").status()).as("needs none").isEqualTo(ExitStatus.OK);
    assertThat(gate("--accept").out()).contains("new, 2 of 2 verified", "accepted: ");
    assertThat(gate().status()).isEqualTo(ExitStatus.OK);
    assertThat(gate("--accept").out()).contains("nothing to accept");
  }

  @ParameterizedTest
  @CsvSource({
    "fragile.onnx, unknown, 1",
    "blurred.onnx, unknown, 2",
    "blurred.onnx, regression, 2",
    "fragile.onnx, regression, 1",
    "blurred.onnx, violated, 0",
    "robust.onnx, unknown, 0",
  })
  void worseChildFailsTheGate(String network, String failOn, int status) throws IOException {
    gate("--accept");
    child("a.onnx", network);
    InProcess run = gate("--fail-on", failOn);
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.out()).contains(status == 0 ? ": passed" : ": FAILED", "children/a.onnx");
  }

  @Test
  void childThatWasNeverBetterPassesWhereRegressionsCount() throws IOException {
    child("a.onnx", "blurred.onnx");
    assertThat(gate("--accept").status()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(gate().status()).isEqualTo(ExitStatus.UNPROVEN);
    policy(", \"failOn\": \"regression\"");
    assertThat(gate().status()).isEqualTo(ExitStatus.OK);
    policy(", \"minimumVerified\": \"0%\"");
    assertThat(gate().status()).isEqualTo(ExitStatus.OK);
    policy(", \"minimumVerifiedRegions\": 98");
    assertThat(gate().out()).contains("0 of 98 regions verified, expected at least 98");
  }

  @ParameterizedTest
  @CsvSource({"0.0625, 0", "0.046875, 0", "0.0703125, 0", "0.09375, 2"})
  void marginsMayNotDropByMoreThanAsked(double weight, int status) throws IOException {
    policy(", \"maximumMarginDrop\": \"20%\"");
    childOfWeight("a.onnx", 0.0625);
    assertThat(gate("--accept").status()).isEqualTo(ExitStatus.OK);
    childOfWeight("a.onnx", weight);
    Path sarif = workspace.file("gate.sarif");
    InProcess run = gate("--sarif", sarif);
    assertThat(run.status()).as(run.out()).isEqualTo(status);
    assertThat(Files.readString(sarif).contains("\"ruleId\" : \"FANC003\"")).isEqualTo(status != 0);
  }

  @Test
  void brokenChildIsReportedEverywhereAndTheOthersAreChecked() throws IOException {
    gate("--accept");
    byte[] before = Files.readAllBytes(workspace.file("baseline.json"));
    workspace.write("children/broken.onnx", "no network");
    child("c.onnx", "robust.onnx");
    Path junit = workspace.file("gate.xml");
    Path sarif = workspace.file("gate.sarif");
    Path markdown = workspace.file("gate.md");
    Path out = workspace.file("records");
    InProcess run = gate("--junit", junit, "--sarif", sarif, "--markdown", markdown, "--out", out);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out()).contains("ERROR  children/broken.onnx", "pass   children/c.onnx");
    assertThat(Files.readString(junit)).contains("<error message=", "name=\"children/c.onnx\"");
    assertThat(Files.readString(sarif))
        .contains("\"executionSuccessful\" : false", "\"exitCode\" : 3", "broken.onnx");
    assertThat(Files.readString(markdown)).contains("| ERROR | children/broken.onnx |");
    assertThat(out.resolve("patch").resolve("a.json")).exists();
    InProcess accepting = gate("--accept", "--out", out);
    assertThat(accepting.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(accepting.err()).contains("not accepted");
    assertThat(workspace.file("baseline.json")).hasBinaryContent(before);
    assertThat(out.resolve("patch").toFile().list())
        .as("replaced, not multiplied")
        .containsExactlyInAnyOrder("a.json", "c.json", "summary.json");
  }

  @Test
  void childThatIsGoneIsSaid() throws IOException {
    child("b.onnx", "robust.onnx");
    gate("--accept");
    Files.delete(folder.resolve("children").resolve("b.onnx"));
    InProcess run = gate();
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("note: children/b.onnx, patch: in the baseline, but not checked");
    assertThat(gate("--accept").out()).contains("children/b.onnx, patch: removed");
  }

  @Test
  void damagedBaselineIsRefusedBeforeAnyWork() throws IOException {
    workspace.write("baseline.json", "{\"$schema\": \"gate-baseline-1.json\", \"accepted\": [");
    for (InProcess run : List.of(gate(), gate("--accept"))) {
      assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(run.err()).contains("baseline.json: line 1", "remove it and accept anew");
    }
  }

  @Test
  void changedPropertyIsNotComparedInSilence() throws IOException {
    gate("--accept");
    workspace.write("patch.json", Workspace.patch("\"0\"", ""));
    InProcess run = gate();
    assertThat(run.status()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(run.out()).contains("property changed from", "not compared");
    assertThat(gate("--accept").out()).contains("another property");
    assertThat(gate().status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void baselineSaysWhatWasAccepted() throws IOException {
    gate("--accept");
    GateBaseline baseline = GateBaseline.read(workspace.file("baseline.json"));
    GateBaseline.Entry entry = baseline.find("children/a.onnx", "patch").get();
    assertThat(entry.method()).isEqualTo("deepz");
    assertThat(entry.images())
        .extracting(GateBaseline.Image::index)
        .as("image 1 is misclassified")
        .containsExactly(0, 2);
    assertThat(entry.image(0).get().worstMargin()).isBetween(.5 - 1e-12, .5);
  }

  @Test
  void parentIsProvenOnceAndItsProofUsed() throws IOException {
    policy(", \"parent\": \"robust.onnx\"");
    childOfWeight("a.onnx", 0.06640625);
    Path out = workspace.file("records");
    InProcess first = gate("--method", "auto", "--accept", "--out", out);
    assertThat(first.status()).as(first.err()).isEqualTo(ExitStatus.OK);
    assertThat(first.err()).contains("proving the parent");
    JsonNode record = new ObjectMapper().readTree(out.resolve("patch/a.json").toFile());
    assertThat(record.path("proof").isNull()).isFalse();
    assertThat(gate("--method", "auto", "--quiet").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "children/*.onnx|nothing/*.onnx|there is no folder",
        "children/*.onnx|children/x*.onnx|no file *.onnx there",
        "\"patch.json\"]|\"patch.json\", \"./patch.json\"]|two are called 'patch'",
        "\"deepz\"|\"deepzz\"|unknown method 'deepzz'",
        "\"patch.json\"]|\"absent.json\"]|absent.json: no such property file",
        "\"baseline\"|\"base\"|closest known one is 'name'",
      })
  void policyThatMeansNothingIsRefused(String good, String bad, String message) throws IOException {
    String text = Files.readString(workspace.file("gate.json"));
    workspace.write("gate.json", text.replace(good, bad));
    InProcess run = gate("--fail-on", "violated");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains(message);
  }

  @Test
  void networkThatIsAlwaysWrongIsNotChecked() throws IOException {
    workspace.write("patch.json", Workspace.patch("\"1\"", ""));
    InProcess run = gate("--fail-on", "violated");
    assertThat(run.status()).as("nothing was checked").isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out()).contains("ERROR", "nothing was checked");
  }
}
