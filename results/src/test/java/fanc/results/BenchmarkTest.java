package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  private static final String GOOD =
      """
      {"$schema": "benchmark-2.json", "name": "small",
       "networks": [{"network": "p.onnx", "children": ["c.onnx"], "recipes": ["r.json"]}],
       "properties": ["patch.json"], "images": "0..1",
       "methods": ["deepz", "fanc"], "baseline": "deepz", "repeats": 3, "warmUp": 1}
      """;

  @TempDir Path folder;

  @Test
  void benchmarkIsReadAsWritten() throws IOException {
    assertThat(ResultFile.readBenchmark(write("b.json", GOOD))).isEqualTo(Samples.benchmark());
  }

  @Test
  void benchmarkOfTheVersionBeforeIsRead() throws IOException {
    assertThat(ResultFile.readBenchmark(write("b.json", GOOD.replace("mark-2", "mark-1"))))
        .isEqualTo(Samples.benchmark());
  }

  @Test
  void networksMayHaveTheirOwnPropertiesAndMethodsTheirSettings() throws IOException {
    Benchmark benchmark =
        ResultFile.readBenchmark(
            write(
                "b.json",
                """
                {"$schema": "benchmark-2.json", "name": "x",
                 "networks": [{"network": "p", "properties": ["a", "b"], "images": "3"},
                              {"network": "q", "recipes": []}],
                 "properties": ["c"], "images": "all", "recipes": ["r"],
                 "methods": ["deepz", {"method": "fanc"},
                             {"name": "cut1", "method": "fanc", "preset": "paper", "cuts": [1, 3]}],
                 "baseline": "deepz", "repeats": 1, "warmUp": 0}
                """));
    assertThat(benchmark.networks())
        .containsExactly(
            new Benchmark.Subject("p", List.of(), List.of("r"), List.of("a", "b"), "3"),
            new Benchmark.Subject("q", List.of(), List.of(), List.of("c"), "all"));
    assertThat(benchmark.methods())
        .containsExactly(
            Benchmark.Variant.plain("deepz"),
            Benchmark.Variant.plain("fanc"),
            new Benchmark.Variant("cut1", "fanc", "paper", List.of(1, 3)));
    assertRefused(
        GOOD.replace("\"fanc\"", "{\"method\": \"fanc\", \"cut\": 1}"), "'methods[1].cut'", "cuts");
    assertRefused(
        GOOD.replace("\"fanc\"", "{\"method\": \"fanc\", \"cuts\": [2, 1]}"),
        "[2, 1]",
        "ascending");
    assertRefused(GOOD.replace("\"fanc\"", "{\"name\": \"fanc\"}"), "methods[1].method", "missing");
    assertRefused(GOOD.replace("\"recipes\"", "\"recipe\""), "'networks[0].recipe'", "recipes");
  }

  @Test
  void whatIsNoBenchmarkIsRefusedWithItsPlace() throws IOException {
    assertRefused("", "expected a JSON object");
    assertRefused(GOOD.substring(0, 70), "line");
    assertRefused(GOOD.replace("benchmark-2", "benchmark-3"), "benchmark-2.json");
    assertRefused(GOOD.replace("\"repeats\"", "\"repeatz\""), "unknown key 'repeatz'", "'repeats'");
    assertRefused(GOOD.replace("\"images\": \"0..1\",", ""), "images", "missing");
    assertRefused(GOOD.replace("\"repeats\"", "\"repeat\": 1, \"repeats\""), "closest", "repeats");
    assertRefused(GOOD.replace("[\"deepz\", \"fanc\"]", "[]"), "methods is empty");
    assertRefused(GOOD.replace("\"fanc\"", "\"deepz\""), "'deepz' twice");
    assertRefused(GOOD.replace("\"baseline\": \"deepz\"", "\"baseline\": \"box\""), "'box'");
    assertRefused(GOOD.replace("\"repeats\": 3", "\"repeats\": 0"), "repeats", "1 to");
    assertRefused(GOOD.replace("\"repeats\": 3", "\"repeats\": 2.5"), "repeats");
    assertRefused(GOOD.replace("\"small\"", "\"../x\""), "'../x'");
  }

  @Test
  void runIsReadBackAndComparedByItsConditions() throws IOException {
    BenchmarkRun run = Samples.run("b");
    Path file = write("run.json", ResultFile.toJson(run));
    assertThat(ResultFile.readBenchmarkRun(file)).isEqualTo(run);
    assertThat(run.comparableWith(Samples.run("b"))).isTrue();
    assertThat(run.comparableWith(Samples.run("other"))).isFalse();
  }

  @Test
  void everyConditionThatChangesTimesMakesAnotherRun() throws IOException {
    String run = ResultFile.toJson(Samples.run("b"));
    assertThat(read(run).comparableWith(Samples.run("b"))).isTrue();
    assertThat(read(run.replace("12:00:00", "13:00:00")).comparableWith(Samples.run("b"))).isTrue();
    List<String> differing =
        List.of(
            run.replace("\"threads\" : 2", "\"threads\" : 1"),
            run.replace("\"java\"", "\"openblas\""),
            run.replace("\"timeoutSeconds\" : null", "\"timeoutSeconds\" : 5"),
            run.replace("\"revision\" : \"unknown\"", "\"revision\" : \"known\""),
            run.replace("\"preset\" : null", "\"preset\" : \"artefact\""),
            run.replace("\"cuts\" : [ ]", "\"cuts\" : [ 1 ]"),
            run.replace("\"images\" : \"0..1\"", "\"images\" : \"0..2\""),
            run.replace("\"repeats\" : 3", "\"repeats\" : 4"),
            run.replace("\"cores\" : 2", "\"cores\" : 3"),
            run.replace("a machine 17", "a machine 17 -Xmx100m"));
    for (String other : differing) {
      assertThat(other).isNotEqualTo(run);
      assertThat(read(other).comparableWith(Samples.run("b"))).as(other).isFalse();
    }
  }

  private BenchmarkRun read(String json) throws IOException {
    return ResultFile.readBenchmarkRun(write("run.json", json));
  }

  @Test
  void unfinishedRunOfTheSameConditionsIsContinued() throws IOException {
    Path runs = folder.resolve("runs");
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("b"))).isEmpty();
    BenchmarkFolder other = begin(runs, "2026-11-22-small", "other");
    BenchmarkFolder first = begin(runs, "2026-11-22-small-2", "b");
    begin(runs, "2026-11-22-small-10-more", "b");
    Files.createDirectory(runs.resolve("2026-11-22-small-11"));
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("b"))).contains(first);
    BenchmarkFolder later = begin(runs, "2026-11-22-small-10", "b");
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("b"))).contains(later);
    Files.writeString(later.summary(), "{}");
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("b"))).contains(first);
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("other"))).contains(other);
    assertThat(BenchmarkFolder.unfinished(runs, Samples.run("third"))).isEmpty();
  }

  private static BenchmarkFolder begin(Path runs, String name, String build) throws IOException {
    BenchmarkFolder begun = new BenchmarkFolder(Files.createDirectories(runs.resolve(name)));
    Files.writeString(begun.run(), ResultFile.toJson(Samples.run(build)));
    return begun;
  }

  private void assertRefused(String json, String... parts) throws IOException {
    Path file = write("bad.json", json);
    assertThatThrownBy(() -> ResultFile.readBenchmark(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("bad.json")
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
