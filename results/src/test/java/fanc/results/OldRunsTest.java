package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A run of the version before can be read as long as its folder is kept. */
class OldRunsTest {
  private static final Path OLD =
      Path.of(
          System.getProperty("fanc.root"),
          "results/src/test/resources/fanc/results/benchmark-run-1");

  @Test
  void resultsOfTheVersionBeforeFollowFromItsCells() throws IOException {
    BenchmarkSummary summary = new BenchmarkFolder(OLD).results();
    assertThat(summary.cells()).isEqualTo(3);
    assertThat(summary.skipped()).isEqualTo(1);
    assertThat(summary.run().benchmark().networks().get(0).images()).isEqualTo("0..9");
    BenchmarkRow row = summary.rows().get(1);
    assertThat(row.child() + " " + row.method()).isEqualTo("prune90 fanc");
    assertThat(row.counts().failed()).isEqualTo(row.counts().regions() - row.counts().verified());
    assertThat(row.times().speedup()).isGreaterThan(1);
    assertThat(row.times().speedupTotal1()).as("the parent was not measured").isNaN();
    assertThat(summary.slowest().dgemmGflops()).isGreaterThan(50);
    assertThat(summary.slowest().memoryGigabytes()).isNaN();
    assertThat(BenchmarkPage.of(summary)).contains("prune90");
  }
}
