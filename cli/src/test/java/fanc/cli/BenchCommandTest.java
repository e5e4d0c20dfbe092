package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  @TempDir Path folder;
  private Workspace workspace;
  private BenchFiles files;

  @BeforeEach
  void prepare() throws IOException {
    workspace = new Workspace(folder);
    files = new BenchFiles(workspace);
  }

  @Test
  void everyChildIsMeasuredOnEveryImageByEveryMethod() throws IOException {
    InProcess run = bench();
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    Path result = files.folders().get(0);
    assertThat(BenchFiles.places(BenchFiles.lines(result)))
        .containsExactly(
            "float16 0",
            "remove-neurons50 0",
            "float16 1",
            "remove-neurons50 1",
            "float16 2",
            "remove-neurons50 2");
    JsonNode first = new ObjectMapper().readTree(BenchFiles.lines(result).get(0));
    assertThat(first.path("methods")).hasSize(3);
    for (JsonNode method : first.path("methods")) {
      assertThat(method.path("seconds")).hasSize(2);
      assertThat(method.path("verified").asInt()).isEqualTo(Workspace.POSITIONS);
      assertThat(method.path("secondsProve").isNull())
          .isEqualTo(!method.path("method").asText().equals("fanc"));
    }
    assertThat(first.path("methods").path(1).path("hits").asInt()).isPositive();
    JsonNode removed = new ObjectMapper().readTree(BenchFiles.lines(result).get(1));
    assertThat(removed.path("methods").path(1).path("templatesTotal").asInt()).isZero();
    JsonNode skipped = new ObjectMapper().readTree(BenchFiles.lines(result).get(2));
    assertThat(skipped.path("skipped").asText()).contains("misclassifies");
    JsonNode summary = new ObjectMapper().readTree(result.resolve("summary.json").toFile());
    assertThat(summary.path("cells").asInt()).isEqualTo(BenchFiles.CELLS);
    assertThat(summary.path("skipped").asInt()).isEqualTo(2);
    assertThat(summary.path("rows")).hasSize(6);
    assertThat(summary.path("run").path("machine").path("dgemmGflops").asDouble()).isPositive();
    assertThat(result.resolve("summary.md")).content().contains("proof not counted", "float16");
    assertThat(run.out()).contains("robust, patch", "S_total(10)", "mean S");
  }

  /**
   * Only the first decision of a network and property is cold, and a parent is timed for a proof.
   */
  @Test
  void methodsFromScratchShowTimesPerRegionWarmAndCold() throws IOException {
    workspace.write(
        "bench.json",
        BenchFiles.benchmark("\"deepz\", \"box\"", "deepz", 2)
            .replace(", \"recipes\": [\"recipe.json\"]", ""));
    InProcess run = bench();
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("ms per region", "first, ms per region");
    List<String> lines = BenchFiles.lines(files.folders().get(0));
    assertThat(BenchFiles.places(lines)).containsExactly("itself 0", "itself 1", "itself 2");
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    JsonNode second = new ObjectMapper().readTree(lines.get(2));
    assertThat(first.path("secondsParent")).isEmpty();
    for (int method = 0; method < 2; method++) {
      assertThat(first.path("methods").path(method).path("secondsFirst").asDouble()).isPositive();
      assertThat(second.path("methods").path(method).path("secondsFirst").isNull()).isTrue();
    }
  }

  @Test
  void networksHaveTheirOwnPropertiesAndMethodsTheirSettings() throws IOException {
    workspace.write(
        "bench.json",
        """
        {"$schema": "benchmark-2.json", "name": "own",
         "networks": [{"network": "robust.onnx", "recipes": ["recipe.json"], "images": "0"},
                      {"network": "robust.onnx"},
                      {"network": "blurred.onnx", "images": "2"}],
         "properties": ["patch.json"], "images": "0,2",
         "methods": ["deepz", {"name": "cut1", "method": "fanc", "preset": "single", "cuts": [1]},
                     {"name": "cuts12", "method": "fanc", "preset": "paper", "cuts": [1, 2]}],
         "baseline": "deepz", "repeats": 1, "warmUp": 0}
        """);
    InProcess run = bench();
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    List<String> lines = BenchFiles.lines(files.folders().get(0));
    assertThat(BenchFiles.places(lines))
        .containsExactly("float16 0", "remove-neurons50 0", "itself 0", "itself 2", "itself 2");
    JsonNode methods = new ObjectMapper().readTree(lines.get(0)).path("methods");
    assertThat(methods.findValuesAsText("method")).containsExactly("deepz", "cut1", "cuts12");
    assertThat(methods.path(1).path("templatesTotal").asInt()).isEqualTo(1);
    assertThat(methods.path(2).path("templatesTotal").asInt()).isEqualTo(2 * 16);
    assertThat(run.out()).contains("robust, patch", "blurred, patch");
  }

  @Test
  void sameChildAndPropertyTwiceIsRefused() throws IOException {
    String good = Files.readString(workspace.file("bench.json"));
    String network = "{\"network\": \"robust.onnx\", \"recipes\": [\"recipe.json\"]}";
    workspace.write("bench.json", good.replace(network, network + ", " + network));
    InProcess run = bench();
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("robust.onnx stands twice with child 'float16'");
  }

  /** What the budget left out was not paid for: the speed-up that counts the proof is not known. */
  @Test
  void proofOfTheParentThatABudgetEndedHasNoTime() throws IOException {
    InProcess run = bench("--timeout", "1e-9");
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    JsonNode summary =
        new ObjectMapper().readTree(files.folders().get(0).resolve("summary.json").toFile());
    assertThat(summary.findValuesAsText("ended")).contains("2");
    for (JsonNode row : summary.path("rows")) {
      assertThat(row.path("times").path("prove").isNull()).as(row.toString()).isTrue();
      assertThat(row.path("times").path("speedupTotal10").isNull()).isTrue();
    }
  }

  @Test
  void finishedRunIsLeftAndTheNextIsNew() throws IOException {
    bench();
    byte[] cells = Files.readAllBytes(files.folders().get(0).resolve("cells.jsonl"));
    bench();
    assertThat(files.folders()).hasSize(2);
    assertThat(files.folders().get(1)).hasToString(files.folders().get(0) + "-2");
    assertThat(Files.readAllBytes(files.folders().get(0).resolve("cells.jsonl"))).isEqualTo(cells);
  }

  @Test
  void unfinishedRunIsContinuedFromItsLastWholeLine() throws IOException {
    bench();
    Path run = files.folders().get(0);
    byte[] whole = unfinish(run, 3);
    InProcess again = bench();
    assertThat(again.status()).as(again.err()).isEqualTo(0);
    assertThat(again.err()).contains("continued, 3 cells are there");
    assertThat(files.folders()).containsExactly(run);
    List<String> lines = BenchFiles.lines(run);
    assertThat(BenchFiles.places(lines)).hasSize(BenchFiles.CELLS).doesNotHaveDuplicates();
    byte[] now = Files.readAllBytes(run.resolve("cells.jsonl"));
    int kept = String.join("\n", lines.subList(0, 3)).length();
    assertThat(Arrays.copyOf(now, kept)).isEqualTo(Arrays.copyOf(whole, kept));
    assertThat(run.resolve("summary.json")).exists();
  }

  @Test
  void freshBeginsANewRun() throws IOException {
    bench();
    Path run = files.folders().get(0);
    unfinish(run, 3);
    assertThat(bench("--fresh").status()).isEqualTo(0);
    assertThat(files.folders()).hasSize(2);
    assertThat(BenchFiles.lines(run)).hasSize(3);
    assertThat(run.resolve("summary.json")).doesNotExist();
  }

  @Test
  void cellWhoseNetworkChangedIsMeasuredAgain() throws IOException {
    bench();
    Path run = files.folders().get(0);
    unfinish(run, 4);
    workspace.network(
        "robust.onnx", Workspace.PIXELS, .03125, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    assertThat(bench().status()).isEqualTo(0);
    assertThat(BenchFiles.lines(run)).hasSize(4 + BenchFiles.CELLS);
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    assertThat(summary.path("cells").asInt()).isEqualTo(BenchFiles.CELLS);
  }

  @Test
  void otherSettingsAreAnotherRun() throws IOException {
    bench();
    unfinish(files.folders().get(0), 3);
    assertThat(bench("--timeout", "100").status()).isEqualTo(0);
    assertThat(files.folders()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"deepz\", \"magic\"', deepz, unknown method 'magic'",
    "'\"deepz\", \"fanc\"', fanc, needs a parent's proof",
    "'\"deepz\", \"auto\"', auto, needs a parent's proof",
    "'\"deepz\", {\"method\": \"auto\", \"name\": \"x\", \"cuts\": [1]}', deepz, no templates",
    "'\"deepz\", {\"method\": \"deepz\", \"name\": \"x\", \"cuts\": [1]}', deepz, no templates",
    "'\"deepz\", {\"method\": \"fanc\", \"preset\": \"papr\"}', deepz, 'papr'; choose one of",
    "'\"deepz\"', box, none of the methods"
  })
  void methodThatCanNotBeMeasuredIsRefusedByName(String methods, String baseline, String message)
      throws IOException {
    workspace.write("bench.json", BenchFiles.benchmark(methods, baseline, 1));
    InProcess run = bench();
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("bench.json", message).hasLineCount(1);
    assertThat(files.folders()).isEmpty();
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    String good = Files.readString(workspace.file("bench.json"));
    for (String name : List.of("robust.onnx", "recipe.json", "patch.json")) {
      workspace.write("bench.json", good.replace(name, "absent." + name));
      InProcess run = bench();
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).contains("absent." + name).hasLineCount(1);
    }
    assertThat(files.folders()).isEmpty();
  }

  @Test
  void fileInPlaceOfTheFolderOfRunsIsNamed() {
    Path file = workspace.file("bench.json");
    InProcess run = InProcess.run("bench", file, "--runs", file);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(file + ": there is a file of that name; expected a folder");
  }

  /** Makes a finished run one that was killed in the middle of a line; returns its whole log. */
  private static byte[] unfinish(Path run, int cells) throws IOException {
    Path log = run.resolve("cells.jsonl");
    byte[] whole = Files.readAllBytes(log);
    List<String> lines = BenchFiles.lines(run);
    String kept = String.join("\n", lines.subList(0, cells)) + "\n";
    Files.writeString(log, kept + lines.get(cells).substring(0, 40));
    Files.delete(run.resolve("summary.json"));
    Files.delete(run.resolve("summary.md"));
    return whole;
  }

  private InProcess bench(String... more) {
    List<Object> words =
        new ArrayList<>(List.of("bench", workspace.file("bench.json"), "--runs", files.runs()));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray());
  }
}
