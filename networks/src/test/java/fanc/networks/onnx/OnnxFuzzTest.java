package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.RandomNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused in one line; nothing else escapes. */
class OnnxFuzzTest {
  @TempDir private Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    damage(600, 41);
  }

  @Test
  @Tag("full")
  void manyDamagedFilesAreReadOrRefused() throws IOException {
    damage(40_000, 43);
  }

  private void damage(int files, long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int k = 0; k < files; k++) {
      byte[] bytes = OnnxWriter.of(RandomNetworks.of(random)).toByteArray();
      byte[] damaged = damaged(bytes, random);
      Path file = Files.write(folder.resolve("damaged.onnx"), damaged);
      try {
        assertThat(OnnxModel.read(file).network().output()).isPositive();
      } catch (NetworkFormatException e) {
        refused++;
        assertThat(e.getMessage()).as("file %s of seed %s", k, seed).doesNotContain("\n");
        assertThat(e.getMessage()).startsWith(file.toString());
      }
    }
    assertThat(refused).isGreaterThan(files / 4);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged =
        random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
    int changes = random.nextInt(4);
    for (int c = 0; c < changes && damaged.length > 0; c++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
