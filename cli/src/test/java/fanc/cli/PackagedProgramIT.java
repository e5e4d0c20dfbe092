package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program in processes of its own: streams, statuses, transcripts, interruption. */
class PackagedProgramIT {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  @ParameterizedTest
  @CsvSource({"robust.onnx, 0", "fragile.onnx, 1", "blurred.onnx, 2", "absent.onnx, 3"})
  void statusSaysTheVerdict(String network, int status) throws Exception {
    Packaged run = Packaged.run(folder, "verify", "--network", network, "--property", "patch.json");
    assertThat(run.status()).as(run.err()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "verify-robust, verify --network robust.onnx --property patch.json --method deepz",
    "verify-fragile, verify --network fragile.onnx --property patch.json --method deepz",
    "verify-blurred, verify --network blurred.onnx --property patch.json --method deepz",
    "inspect, inspect robust.onnx",
    "approx, approx --network robust.onnx --method prune --fraction 0.5 -o pruned.onnx",
    "help, --help"
  })
  void transcriptIsAsRecorded(String name, String line) throws Exception {
    Packaged run = Packaged.run(folder, line.split(" ", -1));
    assertThat(masked(run.out())).isEqualTo(golden(name));
    assertThat(run.err()).doesNotContain("Exception");
  }

  /** Times and hashes are not part of a transcript. */
  private static String masked(String text) {
    return text.replaceAll("\\d+\\.\\d{3} s", "T s").replaceAll("[0-9a-f]{64}", "HASH");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        PackagedProgramIT.class.getResourceAsStream("golden/" + name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void pipedRunShowsNoProgress() throws Exception {
    Packaged run =
        Packaged.run(
            folder, "verify", "--network", "robust.onnx", "--property", "patch.json", "--quiet");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("\u001b").endsWith("\n");
  }

  @Test
  void progressForMachinesIsOneObjectALine() throws Exception {
    Packaged run =
        Packaged.run(
            folder,
            "verify",
            "--network",
            "robust.onnx",
            "--property",
            "patch.json",
            "--method",
            "box",
            "--progress",
            "json");
    List<String> lines = run.err().lines().toList();
    List<String> events = new ArrayList<>();
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      events.add(event.path("event").asText());
      assertThat(event.path("total").asInt(3)).isEqualTo(3);
    }
    // Image 1 is misclassified: it is begun and skipped.
    assertThat(events)
        .containsExactly("started", "progress", "done", "progress", "progress", "done", "finished");
  }

  @Test
  void boundsGoToStandardOutputAsJson() throws Exception {
    Packaged run =
        Packaged.run(
            folder,
            "bounds",
            "--network",
            "robust.onnx",
            "--property",
            "patch.json",
            "--image",
            "0",
            "--region",
            "3,3");
    JsonNode bounds = new ObjectMapper().readTree(run.out());
    assertThat(run.status()).isEqualTo(0);
    assertThat(bounds.path("ops"))
        .extracting(op -> op.path("value").asText())
        .containsExactly("z", "h", "g", "k", "y");
    assertThat(bounds.path("ops").path(0).path("upper").path(0).asDouble())
        .as("4 pixels of weight 1/16")
        .isBetween(.25, .25 + 1e-12);
    assertThat(bounds.path("margins").path(0).isNull()).isTrue();
    assertThat(bounds.path("margins").path(1).asDouble()).isBetween(.5 - 1e-12, .5);
  }

  @Test
  void interruptionIsStatus130AndLeavesNothing() throws Exception {
    Signals.assumeInterruptions();
    List<String> before = workspace.names();
    Process process =
        Packaged.command(
                "verify",
                "--network",
                "robust.onnx",
                "--property",
                "patch.json",
                "--repeat",
                "2000000000",
                "--out",
                "r.json",
                "--progress",
                "json")
            .directory(folder.toFile())
            .start();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String line = err.readLine();
      while (line != null && !line.contains("progress")) {
        line = err.readLine();
      }
      Signals.interrupt(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(Signals.INTERRUPTED);
    assertThat(workspace.names()).isEqualTo(before);
  }
}
