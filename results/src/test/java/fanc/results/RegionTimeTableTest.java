package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two images of 100 and 300 regions, decided in 4 s and 6 s; the first took 32 s when cold. */
class RegionTimeTableTest {
  private static final MachineSpeed SPEED = new MachineSpeed(20, 11);

  @Test
  void warmAndColdTimesStandSideBySide() {
    BenchmarkSummary summary = summary(1, cell(0, 100, "verified", 32, 4), cell(1, 300, 6));
    assertThat(RegionTimeTable.suits(summary)).isTrue();
    assertThat(RegionTimeTable.of(summary).rows())
        .containsExactly(
            List.of("p", "patch", "a", "deepz", "2", "400", "400", "5000", "25.00", "320.0"));
    assertThat(BenchmarkPage.of(summary)).contains("## Time per region", "| 25.00 | 320.0 |");
  }

  @Test
  void timeThatABudgetEndedIsNone() {
    BenchmarkSummary summary = summary(1, cell(0, 100, "timeout", Double.NaN, 4));
    assertThat(RegionTimeTable.of(summary).rows().get(0)).endsWith("-", "-", "-");
  }

  @Test
  void methodThatTransfersLeavesTheTableOut() {
    BenchmarkSummary summary =
        BenchmarkStatistics.of(Samples.run("b"), List.of(Samples.cell("a", 0, 4, 2)), SPEED);
    assertThat(RegionTimeTable.suits(summary)).isFalse();
    assertThat(BenchmarkPage.of(summary)).doesNotContain("Time per region");
  }

  @Test
  void threadsAreComparedRowByRow() {
    BenchmarkSummary one = summary(1, cell(0, 100, 4));
    BenchmarkSummary two = summary(2, cell(0, 100, 2.5));
    assertThat(ThreadTable.of(one, two).rows())
        .containsExactly(List.of("p", "patch", "a", "deepz", "4000", "2500", "1.60x", "the same"));
    assertThatThrownBy(() -> ThreadTable.of(one, one)).hasMessageContaining("threads");
  }

  /** A margin that differs in its last bit shows that sums are not taken in a fixed order. */
  @Test
  void marginsOfBothAreComparedToTheLastBit() {
    BenchmarkCell cell = cell(0, 100, 2.5);
    Measurement own = cell.methods().get(0);
    BenchmarkSummary two = summary(2, with(cell, measurement(own, Math.nextUp(own.worstMargin()))));
    assertThat(ThreadTable.of(summary(1, cell(0, 100, 4)), two).rows().get(0))
        .endsWith("**differ**");
  }

  @Test
  void resultsThatKnowNoFirstDecisionAreRead(@TempDir Path folder) throws IOException {
    BenchmarkSummary summary = summary(1, cell(0, 100, 4));
    Path file = folder.resolve("summary.json");
    String json = ResultFile.toJson(summary);
    String without = json.replaceAll(",\\s*\"firstPerRegion\" : null", "");
    assertThat(without).isNotEqualTo(json);
    ResultFile.write(file, without);
    assertThat(ResultFile.readBenchmarkSummary(file)).isEqualTo(summary);
    String line = RecordJson.MAPPER.writeValueAsString(cell(0, 100, 4));
    ResultFile.write(file, line.replace("\"secondsFirst\":null,", "") + "\n");
    assertThat(CellLog.read(file)).containsExactly(cell(0, 100, 4));
  }

  private static BenchmarkCell cell(int image, long regions, double seconds) {
    return cell(image, regions, "verified", Double.NaN, seconds);
  }

  private static BenchmarkCell cell(
      int image, long regions, String outcome, double first, double seconds) {
    Measurement measurement =
        new Measurement(
            "deepz",
            outcome,
            regions,
            regions,
            0,
            0,
            0,
            0,
            0.1,
            Map.of(),
            Double.NaN,
            Double.NaN,
            first,
            Numbers.of(seconds));
    return with(Samples.cell("a", image, 1, 1), measurement);
  }

  private static Measurement measurement(Measurement m, double worstMargin) {
    return new Measurement(
        m.method(),
        m.outcome(),
        m.regions(),
        m.verified(),
        m.hits(),
        m.failed(),
        m.templatesValid(),
        m.templatesTotal(),
        worstMargin,
        m.rungs(),
        m.secondsProve(),
        m.secondsTemplates(),
        m.secondsFirst(),
        m.seconds());
  }

  private static BenchmarkCell with(BenchmarkCell cell, Measurement measurement) {
    return new BenchmarkCell(
        cell.network(),
        cell.child(),
        cell.property(),
        cell.image(),
        cell.inputs(),
        null,
        cell.speed(),
        Numbers.of(),
        List.of(measurement));
  }

  private static BenchmarkSummary summary(int threads, BenchmarkCell... cells) {
    BenchmarkRun run = Samples.run("b");
    Benchmark sample = run.benchmark();
    Benchmark benchmark =
        new Benchmark(
            "engine", sample.networks(), List.of(Benchmark.Variant.plain("deepz")), "deepz", 1, 1);
    BenchmarkRun conditions =
        new BenchmarkRun(
            run.tool(),
            run.build(),
            run.path(),
            run.sha256(),
            benchmark,
            threads,
            run.timeoutSeconds(),
            run.backend(),
            run.machine(),
            run.memoryGigabytes(),
            run.started());
    return BenchmarkStatistics.of(conditions, List.of(cells), SPEED);
  }
}
