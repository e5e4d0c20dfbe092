package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worked out by hand: on image 0 the parent takes deepz 5 s, on image 1 6 s, its proof 10 s and 11
 * s; child a takes deepz 4 + 6, fanc 2 + 3; child b, image 0 alone, 8 and 8.
 */
class BenchmarkStatisticsTest {
  private static final MachineSpeed END = new MachineSpeed(20, 11);
  private static final BenchmarkSummary SUMMARY =
      BenchmarkStatistics.of(
          Samples.run("b"),
          List.of(
              Samples.cell("a", 0, 4, 2),
              Samples.cell("b", 0, 8, 8),
              Samples.cell("a", 1, 6, 3),
              Samples.skipped(2)),
          END);

  @Test
  void cellsAndSpeedsAreCounted() {
    assertThat(SUMMARY.cells()).isEqualTo(4);
    assertThat(SUMMARY.skipped()).isEqualTo(1);
    assertThat(SUMMARY.slowest()).isEqualTo(new MachineSpeed(20, 10));
    assertThat(SUMMARY.fastest()).isEqualTo(new MachineSpeed(32.25, 11));
    assertThat(SUMMARY.rows()).hasSize(4);
  }

  @Test
  void timesOfARowAreSumsOverItsImages() {
    BenchmarkRow row = SUMMARY.rows().get(1);
    assertThat(row.child() + " " + row.method()).isEqualTo("a fanc");
    assertThat(row.images()).isEqualTo(2);
    assertThat(row.times()).isEqualTo(new BenchmarkTimes(1, 21, 6, 11, 10, 5, 2.5, 7.5));
    assertThat(row.times().speedup()).isEqualTo(2);
    assertThat(row.times().speedupTotal1()).isEqualTo(21.0 / 26);
    assertThat(row.times().speedupTotal10()).isEqualTo(111.0 / 71);
    assertThat(row.times().breakEven()).isEqualTo(2);
    assertThat(row.times().speedupTotal(2)).as("what break-even means").isEqualTo(1);
  }

  @Test
  void countsOfARowAreSumsOverItsImages() {
    BenchmarkRow row = SUMMARY.rows().get(1);
    assertThat(row.counts()).isEqualTo(new RegionCounts(200, 180, 120, 20, 0, 0, 0, 0, 8, 10));
    assertThat(row.counts().hitRate()).isEqualTo(120.0 / 180);
    assertThat(row.counts().originalHitRate()).isEqualTo(140.0 / 200);
    assertThat(row.counts().survivalRate()).isEqualTo(.8);
    assertThat(row.rungs().get(Rung.SCRATCH)).isEqualTo(new RungShare(60, 4));
    assertThat(row.worstMargin()).isEqualTo(-1.25);
  }

  @Test
  void totalsCountTheParentOnce() {
    assertThat(SUMMARY.totals()).hasSize(1);
    BenchmarkTotal total = SUMMARY.totals().get(0);
    assertThat(total.times()).isEqualTo(new BenchmarkTimes(2, 21, 6, 11, 18, 13, 6.5, 19.5));
    assertThat(total.times().speedupTotal()).isEqualTo(29.0 / 34);
    assertThat(total.times().speedupTotal1()).isEqualTo((11 + 9) / (21 + 6.5));
    assertThat(total.meanSpeedup().value()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(total.counts().hitRate()).isEqualTo(180.0 / 270);
    BenchmarkMean mean = SUMMARY.means().get(0);
    assertThat(mean.method()).isEqualTo("fanc");
    assertThat(mean.speedup()).isEqualTo(total.meanSpeedup());
    // Child b alone: (5 + 8) / (10 + 8).
    assertThat(mean.total1().value()).isCloseTo(Math.sqrt(21.0 / 26 * 13.0 / 18), within(1e-12));
  }

  @Test
  void methodWithoutAProofHasNoTotals() {
    BenchmarkTimes times = SUMMARY.rows().get(0).times();
    assertThat(times.speedup()).isEqualTo(1);
    assertThat(times.speedupTotal10()).isNaN();
    assertThat(times.breakEven()).isNaN();
  }

  @Test
  void proofThatNeverPaysHasNoBreakEven() {
    assertThat(new BenchmarkTimes(1, 20, 5, 10, 8, 8, 8, 8).breakEven()).isNaN();
    assertThat(new BenchmarkTimes(1, 20, 5, 10, 8, 9, 9, 9).breakEven()).isNaN();
    assertThat(new BenchmarkTimes(1, 9, 5, 10, 8, 4, 4, 4).breakEven()).isZero();
  }

  /** Two lost on one image are not made up for by two won on another. */
  @Test
  void regionsAreComparedImageByImage() {
    BenchmarkRow row = fanc(verifying(0, "unknown", 88), verifying(1, "unknown", 92));
    assertThat(row.counts().fewer()).isEqualTo(2);
    assertThat(row.counts().more()).isEqualTo(2);
  }

  @Test
  void imageThatABudgetEndedIsNotComparedAndMarksTheRow() {
    BenchmarkRow row = fanc(verifying(0, "timeout", 20));
    assertThat(row.counts().fewer()).isZero();
    assertThat(row.counts().ended()).isEqualTo(1);
    BenchmarkSummary summary = summary(verifying(0, "timeout", 20));
    assertThat(BenchmarkPage.of(summary))
        .contains("| a | fanc (1 ended) |", "| <2.00x | - | <3.00x | <2.14x | - |")
        .contains("| <2.00x | <3.00x |");
  }

  @Test
  void pageHasATableForEachNetworkAndProperty() {
    assertThat(BenchmarkPage.of(SUMMARY))
        .contains("dgemm 31.3, 20.0, 20.0, 32.3 GFLOP/s, memory 10.5, 11.0, 10.0, 11.0 GB/s")
        .contains("## p, patch\n")
        .contains(
            "| a | fanc | 2 | 180 | 200 | 5.000 | 2.500-7.500 | 2.00x | - | 0.81x | 1.56x | 2.00"
                + " | 0.667 | 0.700 | 0.800 | -1.25 | template 0.667, scratch 0.333 |\n")
        .contains(
            "| p | patch | fanc | 2 | 21.00 | 6.000 | 11.00 | 18.00 | 13.00 | 1.41x [1.00, 2.00]");
  }

  @Test
  void summaryIsReadBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("summary.json");
    ResultFile.write(file, ResultFile.toJson(SUMMARY));
    assertThat(ResultFile.readBenchmarkSummary(file)).isEqualTo(SUMMARY);
  }

  private static BenchmarkCell verifying(int image, String outcome, long verified) {
    BenchmarkCell cell = Samples.cell("a", image, 4, 2);
    Measurement fanc =
        new Measurement(
            "fanc",
            outcome,
            100,
            verified,
            0,
            0,
            4,
            5,
            0,
            Map.of(),
            1,
            1,
            Double.NaN,
            Numbers.of(2));
    return new BenchmarkCell(
        cell.network(),
        cell.child(),
        cell.property(),
        image,
        cell.inputs(),
        null,
        cell.speed(),
        cell.secondsParent(),
        List.of(cell.methods().get(0), fanc));
  }

  private static BenchmarkSummary summary(BenchmarkCell... cells) {
    return BenchmarkStatistics.of(Samples.run("b"), List.of(cells), END);
  }

  private static BenchmarkRow fanc(BenchmarkCell... cells) {
    return summary(cells).rows().get(1);
  }
}
