package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import fanc.networks.training.TrainingService.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that were cut off, continued by the same job. */
class CheckpointTest {
  @TempDir Path folder;

  private TrainingService service;
  private Path recipe;
  private Path data;
  private Path network;
  private Path checkpoint;

  @BeforeEach
  void prepare() throws IOException {
    NativeEngine.orSkip().close();
    service = ServiceLoader.load(TrainingService.class).findFirst().orElseThrow();
    recipe = Files.writeString(folder.resolve("recipe.json"), RecipeReaderTest.GOOD);
    data = SmallData.write(folder.resolve("data"), 400, 60);
    network = folder.resolve("x.onnx");
    checkpoint = folder.resolve("x.onnx.checkpoint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"certified\", \"epsilon\": 0.01, \"patch\": 2, \"move\": 0.5,"
            + " \"positions\": \"random\", \"kappa\": 0.5, \"rampFrom\": 1, \"rampUntil\": 3}",
        "{\"kind\": \"adversarial\", \"epsilon\": 0.05, \"steps\": 2, \"stepSize\": 0.04}",
        "{\"kind\": \"standard\"}"
      })
  void trainingThatWasCutOffGivesTheSameBytes(String loss) throws Exception {
    Files.writeString(
        recipe, RecipeReaderTest.GOOD.replaceAll("\\{\"kind\": \"certified\".*\\}", loss));
    byte[] whole = uninterrupted();
    cutOffAfter(2);
    cutOffAfter(5);
    List<Integer> epochs = new ArrayList<>();

    service.train(job(false), epoch -> epochs.add(epoch.number()));

    assertThat(epochs).containsExactly(6);
    assertThat(network).hasBinaryContent(whole);
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void trainingWhoseProcessWasKilledGivesTheSameBytes() throws Exception {
    byte[] whole = uninterrupted();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                recipe.toString(),
                data.toString(),
                network.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("1");
      assertThat(lines.readLine()).isEqualTo("2");
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    service.train(job(false), epoch -> {});

    assertThat(network).hasBinaryContent(whole);
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void anotherRecipeDoesNotGoOnFromThisOne() throws Exception {
    cutOffAfter(2);
    Files.writeString(recipe, RecipeReaderTest.GOOD.replace("\"seed\": 7", "\"seed\": 8"));

    assertThatThrownBy(() -> service.train(job(false), epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("x.onnx.checkpoint")
        .hasMessageContaining("another recipe or other data")
        .hasMessageContaining("--fresh");
    assertThat(checkpoint).exists();
  }

  @Test
  void otherDataDoNotGoOnFromThese() throws Exception {
    cutOffAfter(2);
    data = SmallData.write(folder.resolve("other"), 401, 60);

    assertThatThrownBy(() -> service.train(job(false), epoch -> {}))
        .hasMessageContaining("another recipe or other data");
  }

  @Test
  void freshTrainingBeginsWithTheFirstEpoch() throws Exception {
    byte[] whole = uninterrupted();
    cutOffAfter(2);
    List<Integer> epochs = new ArrayList<>();

    service.train(job(true), epoch -> epochs.add(epoch.number()));

    assertThat(epochs).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(network).hasBinaryContent(whole);
  }

  @Test
  void everyDamageIsNoticed() throws Exception {
    cutOffAfter(1);
    byte[] bytes = Files.readAllBytes(checkpoint);
    for (int length : new int[] {0, 1, 20, 40, bytes.length / 2, bytes.length - 1}) {
      Files.write(checkpoint, Arrays.copyOf(bytes, length));
      assertDamaged();
    }
    for (int at = 0; at < bytes.length; at += 1 + bytes.length / 40) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      Files.write(checkpoint, changed);
      assertDamaged();
    }
  }

  private void assertDamaged() {
    assertThatThrownBy(() -> service.train(job(false), epoch -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("damaged");
  }

  private byte[] uninterrupted() throws Exception {
    service.train(job(false), epoch -> {});
    byte[] whole = Files.readAllBytes(network);
    Files.delete(network);
    return whole;
  }

  private void cutOffAfter(int last) {
    IllegalStateException cut = new IllegalStateException("cut off");
    assertThatThrownBy(
            () ->
                service.train(
                    job(false),
                    epoch -> {
                      if (epoch.number() == last) {
                        throw cut;
                      }
                    }))
        .isSameAs(cut);
    assertThat(network).doesNotExist();
    assertThat(checkpoint).exists();
  }

  private Job job(boolean fresh) {
    return new Job(recipe, data, network, fresh);
  }
}
