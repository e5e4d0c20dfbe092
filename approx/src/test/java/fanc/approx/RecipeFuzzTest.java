package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged recipes and lineages are read or refused; nothing else escapes. */
class RecipeFuzzTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root", "."), "approx");
  private static final List<String> WORDS =
      List.of(
          "\"kind\"",
          "\"float16\"",
          "\"int\"",
          "\"prune\"",
          "\"finetune\"",
          "\"fractions\"",
          "\"bits\"",
          "\"scope\"",
          "\"recipe\"",
          "\"data\"",
          "\"children\"",
          "[[null]]",
          "[[]]",
          "\".\"");

  @TempDir Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    run(56, 2_000);
  }

  @Test
  @Tag("full")
  void manyDamagedFilesAreReadOrRefused() throws IOException {
    run(57, 20_000);
  }

  private void run(long seed, int inputs) throws IOException {
    for (FuzzedReader reader : List.of(new Recipes(folder), new Lineages(folder))) {
      FuzzTally tally = FuzzRun.of(reader, seed, inputs / 2);
      assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 49 / 50);
    }
  }

  /** Recipes as they are published. */
  private static final class Recipes implements FuzzedReader {
    private final Path file;
    private final List<String> good = new ArrayList<>();

    Recipes(Path folder) throws IOException {
      file = folder.resolve("recipe.json");
      try (Stream<Path> files = Files.list(ROOT.resolve("recipes"))) {
        for (Path published : files.sorted().toList()) {
          good.add(Files.readString(published));
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
      assertThat(RecipeFile.read(file).children()).isNotEmpty();
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

  /** Lineages of a child that the file names by its hash. */
  private static final class Lineages implements FuzzedReader {
    private static final String SHA = "c".repeat(64);
    private final Path child;
    private final String good;

    Lineages(Path folder) {
      child = folder.resolve("child.onnx");
      List<Approximation> rules =
          List.of(
              MagnitudePruning.paper("0.5"),
              IntQuantization.nearest(4),
              new FineTuned("digits", SHA, "mnist", "d".repeat(64), 2, -1));
      WeightChange weight = new WeightChange("1.weight", new BigDecimal("0.1"), 0.5);
      good = LineageFile.toJson(new Lineage(SHA, "p.onnx", "d".repeat(64), rules, List.of(weight)));
    }

    @Override
    public byte[] input(Random random) {
      return TextDamage.of(good, WORDS, random);
    }

    @Override
    public void read(byte[] input) throws Exception {
      Files.write(LineageFile.beside(child), input);
      assertThat(LineageFile.read(child, SHA)).isPresent();
    }

    @Override
    public Class<? extends Exception> refusal() {
      return IOException.class;
    }

    @Override
    public String place() {
      return LineageFile.beside(child) + ": ";
    }
  }
}
