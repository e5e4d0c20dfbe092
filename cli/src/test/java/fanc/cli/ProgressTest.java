package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that watch a run are told, and people who read its log. */
class ProgressTest {
  @TempDir private Path folder;
  private Workspace files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new Workspace(folder);
    new BenchFiles(files);
  }

  private InProcess run(String command, String network, String style) {
    return InProcess.run(
        command,
        "--network",
        files.file(network),
        "--property",
        files.file("patch.json"),
        "--store",
        files.file("store"),
        "--quiet",
        "--progress",
        style);
  }

  /** Returns the kinds of the events, each of which fits the published schema. */
  private static List<String> events(InProcess run) throws IOException {
    Path file = Path.of(System.getProperty("fanc.root"), "results/schema/progress-1.json");
    ObjectMapper json = new ObjectMapper();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(json.readTree(Files.readString(file)));
    List<String> events = new ArrayList<>();
    for (String line : run.err().lines().toList()) {
      JsonNode event = json.readTree(line);
      assertThat(schema.validate(event)).as(line).isEmpty();
      events.add(event.path("event").asText());
    }
    return events;
  }

  @Test
  void runsOnImagesTellEachVerdict() throws IOException {
    for (String command : List.of("prove", "verify")) {
      InProcess run = run(command, "fragile.onnx", "json");
      assertThat(events(run))
          .containsExactly(
              "started", "progress", "done", "progress", "progress", "done", "finished");
      assertThat(run.err()).contains("\"task\":\"image 0\",\"verdict\":\"violated\"");
      assertThat(run.out()).doesNotContain("\"event\"");
    }
  }

  @Test
  void benchmarksTellTheirCells() throws IOException {
    InProcess run =
        InProcess.run(
            "bench",
            files.file("bench.json"),
            "--runs",
            files.file("runs"),
            "--quiet",
            "--progress=json");
    List<String> events = events(run);
    assertThat(events).startsWith("started").endsWith("finished");
    assertThat(events.stream().filter("done"::equals)).hasSize(BenchFiles.CELLS);
  }

  @Test
  void logsGetText() {
    InProcess run = run("verify", "robust.onnx", "lines");
    assertThat(run.err()).isEqualTo("[0/3] image 0\n");
    assertThat(run("verify", "robust.onnx", "none").err()).isEmpty();
  }
}
