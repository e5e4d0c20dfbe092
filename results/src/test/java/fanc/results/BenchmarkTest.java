package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  private static final String GOOD =
      """
      {"$schema": "benchmark-1.json", "name": "small",
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
  void whatIsNoBenchmarkIsRefusedWithItsPlace() throws IOException {
    assertRefused("", "expected a JSON object");
    assertRefused(GOOD.substring(0, 70), "line");
    assertRefused(GOOD.replace("benchmark-1", "benchmark-2"), "benchmark-1.json");
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

  /** Worked out by hand: deepz 4 + 6, fanc 2 + 3 on child a; 8 and 8 on child b. */
  @Test
  void rowsAndTotalsAreWhatTheCellsSay() {
    BenchmarkSummary summary =
        BenchmarkStatistics.of(
            Samples.run("b"),
            List.of(
                Samples.cell("a", 0, 4, 2),
                Samples.cell("b", 0, 8, 8),
                Samples.cell("a", 1, 6, 3),
                Samples.skipped(2)));
    assertThat(summary.cells()).isEqualTo(4);
    assertThat(summary.skipped()).isEqualTo(1);
    assertThat(summary.rows()).hasSize(4);
    BenchmarkRow row = summary.rows().get(1);
    assertThat(row.child() + " " + row.method()).isEqualTo("a fanc");
    assertThat(row.images()).isEqualTo(2);
    assertThat(row.seconds()).isEqualTo(5);
    assertThat(row.secondsLower()).isEqualTo(2.5);
    assertThat(row.secondsUpper()).isEqualTo(7.5);
    assertThat(row.speedup()).isEqualTo(2);
    assertThat(row.hitRate()).isEqualTo(120.0 / 180);
    assertThat(summary.totals()).hasSize(1);
    BenchmarkTotal total = summary.totals().get(0);
    assertThat(total.children()).isEqualTo(2);
    assertThat(total.secondsProve()).as("each image once").isEqualTo(21);
    assertThat(total.geometricMeanSpeedup()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(total.speedupWithProof()).isEqualTo(18.0 / (21 + 13));
    assertThat(total.hitRate()).isEqualTo(180.0 / 270);
    assertThat(BenchmarkTable.toMarkdown(summary))
        .contains("| p.onnx | patch.json | a | fanc | 2 | 180 | 200 | 5.000 | 2.500-7.500 | 2.00x")
        .contains("| p.onnx | patch.json | fanc | 2 | 21.00 | 1.41x | 0.53x | 0.667 |");
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
