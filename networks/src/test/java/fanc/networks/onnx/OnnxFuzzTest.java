package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.ByteDamage;
import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.networks.onnx.proto.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused in one line; nothing else escapes. */
class OnnxFuzzTest {
  @TempDir private Path above;
  private Path folder;

  @BeforeEach
  void writeArrays() throws IOException {
    folder = Files.createDirectory(above.resolve("models"));
    Files.write(folder.resolve("weights.bin"), new byte[64]);
    Files.write(above.resolve("outside.bin"), new byte[64]);
    Files.createSymbolicLink(folder.resolve("link.bin"), above.resolve("outside.bin"));
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    damage(3_000, 41);
  }

  @Test
  @Tag("full")
  void manyDamagedFilesAreReadOrRefused() throws IOException {
    damage(250_000, 43);
  }

  private void damage(int inputs, long seed) throws IOException {
    FuzzTally tally = FuzzRun.of(new Onnx(folder.resolve("damaged.onnx")), seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 19 / 20);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertThat(names).containsExactly("damaged.onnx", "link.bin", "weights.bin");
    }
  }

  /** Reads a file with all that commands ask of it. */
  private static final class Onnx implements FuzzedReader {
    private final Path file;
    private final OnnxCorpus corpus = new OnnxCorpus();

    Onnx(Path file) {
      this.file = file;
    }

    @Override
    public byte[] input(Random random) {
      ModelProto model = corpus.model(random);
      return switch (random.nextInt(4)) {
        case 0 -> ByteDamage.of(model.toByteArray(), random);
        case 1 -> ByteDamage.of(ProtoDamage.of(model, random).toByteArray(), random);
        default -> ProtoDamage.of(model, random).toByteArray();
      };
    }

    @Override
    public void read(byte[] input) throws Exception {
      Files.write(file, input);
      OnnxSurvey survey = OnnxSurvey.read(file, new OutputChoice.Only());
      assertThat(survey.toString()).isNotEmpty();
      OnnxModel model = OnnxModel.read(file);
      assertThat(model.network().output()).isPositive();
      assertThat(model.weights()).isNotNull();
      assertThat(model.hiddenLayers()).isNotNull();
      assertThat(model.summary().toString()).isNotEmpty();
    }

    @Override
    public Class<? extends Exception> refusal() {
      return NetworkFormatException.class;
    }

    /** A value may have 2^24 entries however short the file is, and a few of those may be made. */
    @Override
    public long mostAllocated(byte[] input) {
      return (1L << 30) + 4_000L * input.length;
    }

    @Override
    public String place() {
      return file + ": ";
    }
  }
}
