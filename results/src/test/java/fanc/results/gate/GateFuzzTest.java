package fanc.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged policies and baselines are read or refused; nothing else escapes. */
class GateFuzzTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("fanc.root", "."), "examples");

  @TempDir Path folder;

  @Test
  void damagedPoliciesAreReadOrRefused() throws IOException {
    run("gate.json", file -> assertThat(GatePolicy.read(file).properties()).isNotEmpty(), 61);
  }

  @Test
  void damagedBaselinesAreReadOrRefused() throws IOException {
    run("baseline.json", file -> assertThat(GateBaseline.read(file).accepted()).isNotNull(), 62);
  }

  private void run(String example, Reading reading, long seed) throws IOException {
    String good = Files.readString(EXAMPLES.resolve(example));
    FuzzTally tally = FuzzRun.of(new Damaged(folder.resolve(example), good, reading), seed, 2_000);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 49 / 50);
  }

  private interface Reading {
    void read(Path file) throws IOException;
  }

  private record Damaged(Path file, String good, Reading reading) implements FuzzedReader {
    private static final List<String> WORDS =
        List.of("\"properties\"", "\"accepted\"", "\"90%\"", "null", "[null]", "[{}]", "-1");

    @Override
    public byte[] input(Random random) {
      return TextDamage.of(good, WORDS, random);
    }

    @Override
    public void read(byte[] input) throws Exception {
      Files.write(file, input);
      reading.read(file);
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
