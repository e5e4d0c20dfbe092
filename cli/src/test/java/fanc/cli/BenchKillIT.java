package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that is killed and started again loses no finished cell and measures none twice. */
class BenchKillIT {
  /** Enough that a kill falls into the middle. */
  private static final int REPEATS = 400;

  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void killedBenchmarkGoesOnWhereItWas() throws Exception {
    Workspace workspace = new Workspace(folder);
    BenchFiles files = new BenchFiles(workspace);
    workspace.write("bench.json", BenchFiles.benchmark("\"deepz\", \"fanc\"", "deepz", REPEATS));
    List<String> first = killAfter(files, 1);
    List<String> second = killAfter(files, first.size() + 1);
    assertThat(second).startsWith(first.toArray(String[]::new));
    Packaged end = Packaged.run(folder, arguments());
    assertThat(end.status()).as(end.err()).isEqualTo(0);
    assertThat(files.folders()).hasSize(1);
    List<String> all = BenchFiles.lines(files.folders().get(0));
    assertThat(all).startsWith(second.toArray(String[]::new));
    assertThat(BenchFiles.places(all)).hasSize(BenchFiles.CELLS).doesNotHaveDuplicates();
    assertThat(files.folders().get(0).resolve("summary.md")).exists();
  }

  /** Runs until there are that many cells, kills the process, and returns the whole lines. */
  private List<String> killAfter(BenchFiles files, int cells) throws Exception {
    Process process =
        Packaged.command(arguments())
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (lines(files).size() < cells && System.nanoTime() < deadline) {
        assertThat(process.isAlive()).as("killed before its end").isTrue();
        Thread.sleep(2);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> lines = lines(files);
    assertThat(lines).hasSizeBetween(cells, BenchFiles.CELLS - 1);
    return lines;
  }

  private static List<String> lines(BenchFiles files) throws IOException {
    return files.folders().isEmpty() ? List.of() : BenchFiles.lines(files.folders().get(0));
  }

  private static String[] arguments() {
    return new String[] {"bench", "bench.json", "--runs", "runs"};
  }
}
