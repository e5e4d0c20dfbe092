package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged benchmarks are read or refused; nothing else escapes. */
class ResultFuzzTest {
  @TempDir Path folder;

  @Test
  void damagedBenchmarksAreReadOrRefused() throws IOException {
    run(58, 2_000);
  }

  @Test
  @Tag("full")
  void manyDamagedBenchmarksAreReadOrRefused() throws IOException {
    run(59, 20_000);
  }

  private void run(long seed, int inputs) throws IOException {
    FuzzTally tally = FuzzRun.of(new Benchmarks(folder), seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 49 / 50);
  }

  /** Benchmarks as they are published. */
  private static final class Benchmarks implements FuzzedReader {
    private static final List<String> WORDS =
        List.of(
            "\"name\"", "\"networks\"", "\"methods\"", "\"cuts\"", "\"deepz\"", "[null]", "[{}]");
    private final Path file;
    private final List<String> good = new ArrayList<>();

    Benchmarks(Path folder) throws IOException {
      file = folder.resolve("benchmark.json");
      Path published = Path.of(System.getProperty("fanc.root", "."), "benchmarks");
      try (Stream<Path> files = Files.list(published)) {
        for (Path json : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          good.add(Files.readString(json));
        }
      }
    }

    @Override
    public byte[] input(Random random) {
      return TextDamage.of(good.get(random.nextInt(good.size())), WORDS, random);
    }

    @Override
    public void read(byte[] input) throws Exception {
      Files.write(file, input);
      assertThat(ResultFile.readBenchmark(file).networks()).isNotEmpty();
    }

    @Override
    public Class<? extends Exception> refusal() {
      return IOException.class;
    }

    @Override
    public String place() {
      return file + ": ";
    }
  }
}
