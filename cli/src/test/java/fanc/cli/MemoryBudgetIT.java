package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What needs more memory than there is becomes unknown, reason memory, and the run goes on: where a
 * property or {@code --memory} allows less than Java took, and where Java has no more.
 */
class MemoryBudgetIT {
  private static final int LITTLE = 64;

  @TempDir static Path folder;
  private static Workspace workspace;

  @BeforeAll
  static void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    LargeNetwork.write(workspace.file("large.onnx"));
    workspace.write("ball.json", LargeNetwork.ball("\"0,2\"", ""));
    workspace.write("little.json", LargeNetwork.ball("\"0,2\"", LargeNetwork.allowing(LITTLE)));
    workspace.write("much.json", LargeNetwork.ball("\"0,2\"", LargeNetwork.allowing(4096)));
  }

  private static String[] verify(String property, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("verify", "--network", "large.onnx", "--property", property, "--method"));
    all.addAll(List.of("deepz", "--attack", "0"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void requireUnknown(Packaged run) {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(run.out()).contains("(memory)", "2 unknown").doesNotContain("NaN");
    assertThat(run.err()).doesNotContain("Exception", "Error", "\tat ");
  }

  @Test
  void enoughMemoryVerifies() throws Exception {
    Packaged run = Packaged.run(folder, verify("much.json"));
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("2 verified");
  }

  @Test
  void whatAPropertyAllowsIsKept() throws Exception {
    Packaged run = Packaged.run(folder, verify("little.json", "--out", "r.json"));
    requireUnknown(run);
    JsonNode image =
        new ObjectMapper().readTree(folder.resolve("r.json").toFile()).path("images").path(0);
    assertThat(image.path("verdict").asText()).isEqualTo("unknown");
    assertThat(image.path("reason").asText()).isEqualTo("memory");
    assertThat(image.path("seconds").isNull()).isTrue();
  }

  @Test
  void optionReplacesWhatAPropertyAllows() throws Exception {
    requireUnknown(Packaged.run(folder, verify("much.json", "--memory", "64")));
  }

  @Test
  void fullHeapIsUnknownToo() throws Exception {
    ProcessBuilder command = Packaged.command(verify("ball.json"));
    command.command().add(1, "-Xmx72m");
    requireUnknown(Packaged.run(folder, command));
  }

  @Test
  void heapTooSmallForTheNetworkIsOneLine() throws Exception {
    ProcessBuilder command = Packaged.command(verify("ball.json"));
    command.command().add(1, "-Xmx12m");
    Packaged run = Packaged.run(folder, command);
    assertThat(run.status()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(run.err()).startsWith("fanc: out of memory").contains("--memory").hasLineCount(1);
  }

  @Test
  void parentIsProvenAsFarAsItsMemoryGoes() throws Exception {
    Packaged run =
        Packaged.run(
            folder,
            "prove",
            "--network",
            "large.onnx",
            "--property",
            "little.json",
            "--attack",
            "0");
    assertThat(run.status()).as(run.err()).isBetween(ExitStatus.OK, ExitStatus.UNPROVEN);
    assertThat(run.err()).doesNotContain("Exception", "Error", "\tat ");
  }

  @Test
  void instancesHaveEachTheirOwn() throws Exception {
    workspace.write(
        "list.csv",
        "large.onnx,little.json,60\nlarge.onnx,ball.json,60\nlarge.onnx,little.json,60\n");
    Packaged run =
        Packaged.run(
            folder, "verify", "--instances", "list.csv", "--method", "deepz", "--attack", "0");
    assertThat(run.out().lines().map(line -> line.split(",", -1)[4]))
        .as(run.err())
        .containsExactly("unknown", "unsat", "unknown");
  }

  @Test
  @Tag("full")
  void networksInOneRunKeepIt() throws Exception {
    Files.createDirectory(folder.resolve("nets"));
    Files.copy(folder.resolve("large.onnx"), folder.resolve("nets").resolve("large.onnx"));
    Files.copy(folder.resolve("robust.onnx"), folder.resolve("nets").resolve("small.onnx"));
    Packaged run =
        Packaged.run(
            folder,
            "verify",
            "--network",
            "nets",
            "--property",
            "little.json",
            "--method",
            "deepz");
    assertThat(run.status()).isNotEqualTo(ExitStatus.INTERNAL);
    assertThat(run.out()).contains("(memory)", "small.onnx");
    assertThat(run.err()).doesNotContain("Exception", "Error");
  }

  @Test
  void benchmarkKeepsWhatItsPropertiesAllow() throws Exception {
    workspace.write(
        "bench.json",
        """
        {"$schema": "benchmark-2.json", "name": "memory",
         "networks": [{"network": "large.onnx"}], "properties": ["little.json", "ball.json"],
         "images": "all", "methods": ["deepz"], "baseline": "deepz", "repeats": 1, "warmUp": 0}
        """);
    Packaged run = Packaged.run(folder, "bench", "bench.json", "--runs", "runs");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    BenchFiles files = new BenchFiles(workspace);
    List<String> outcomes = new ArrayList<>();
    for (String line : BenchFiles.lines(files.folders().get(0))) {
      JsonNode cell = new ObjectMapper().readTree(line);
      outcomes.add(cell.path("property").asText() + " " + cell.at("/methods/0/outcome").asText());
    }
    assertThat(outcomes)
        .containsExactly(
            "little.json memory", "little.json memory", "ball.json verified", "ball.json verified");
  }
}
