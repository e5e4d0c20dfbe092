package fanc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that calls the library relies on beside the verdicts. */
class ParentIT {
  private static final String PATCH =
      "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": [[0, 0], [13, 13]], \"range\": [0, 1]}";

  @TempDir Path folder;
  private Path property;

  @BeforeEach
  void writeProperty() throws Exception {
    property = Sample.property(folder, PATCH, "0..2", true);
  }

  @Test
  void keepsTheProofInTheStoreThatIsNamed() throws Exception {
    Options options = Options.defaults().withStore(folder.resolve("store"));
    try (Parent parent = Parent.prove(Sample.PARENT, property, options)) {
      assertThat(parent.verification().usesParent()).isFalse();
    }
    assertThat(folder.resolve("store")).isNotEmptyDirectory();
    assertThat(Verification.of(Sample.PARENT, property, options).usesParent()).isTrue();
    assertThat(Verification.of(Sample.PARENT, property, Options.defaults()).usesParent()).isFalse();
  }

  @Test
  void closedParentHasNoProofAndRefuses() throws Exception {
    Parent parent = Parent.prove(Sample.PARENT, property);
    parent.close();
    assertThatThrownBy(() -> parent.verify(Sample.PARENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void threadsVerifyChildrenOfOneParentAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    Options options = Options.defaults().withThreads(1);
    try (Parent parent = Parent.prove(Sample.PARENT, property, options)) {
      List<Future<Verification>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(threads.submit(() -> parent.verify(Sample.PARENT)));
      }
      for (Future<Verification> one : all) {
        assertThat(one.get().verified()).isTrue();
        assertThat(one.get().images()).hasSize(3);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void inputThatCanNotBeWorkedWithIsSaidAsTheCommandLineSaysIt() throws Exception {
    Path absent = folder.resolve("absent.onnx");
    int status =
        Sample.fanc(
            folder, "prove", "--network", absent.toString(), "--property", property.toString());
    assertThat(status).isEqualTo(3);
    assertThatThrownBy(() -> Parent.prove(absent, property))
        .isInstanceOf(InputException.class)
        .extracting(e -> "fanc: " + e.getMessage())
        .isEqualTo(Files.readString(folder.resolve("err.txt")).strip());
    Path other = Files.writeString(folder.resolve("other.json"), "{\"version\": 1}");
    Sample.fanc(
        folder, "verify", "--network", Sample.PARENT.toString(), "--property", other.toString());
    assertThatThrownBy(() -> Verification.of(Sample.PARENT, other, Options.defaults()))
        .isInstanceOf(InputException.class)
        .extracting(e -> "fanc: " + e.getMessage())
        .isEqualTo(Files.readString(folder.resolve("err.txt")).strip());
  }

  @Test
  void sampleIsNoVerification() throws Exception {
    Path sampled =
        Files.writeString(
            folder.resolve("sampled.json"),
            Files.readString(property)
                .replace(
                    PATCH,
                    "{\"kind\": \"l0\", \"pixels\": 3, \"select\": \"random\", \"count\": 5, \"seed\": 1, \"range\": [0, 1]}")
                .replace("\"claim\"", "\"coverage\": \"sampled\", \"claim\""));
    Verification found = Verification.of(Sample.PARENT, sampled, Options.defaults());
    assertThat(found.images().get(0).verdict())
        .isInstanceOfSatisfying(
            Verdict.SampleVerified.class,
            sample -> assertThat(sample.population()).isGreaterThan(sample.regions()));
    assertThat(found.verified()).isFalse();
  }

  @Test
  void temporaryProofsAreRemoved() throws Exception {
    Path place = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = stores(place);
    Parent.prove(Sample.PARENT, property).close();
    Verification.of(Sample.PARENT, property, Options.defaults());
    assertThat(stores(place)).isEqualTo(before);
  }

  private static List<Path> stores(Path place) throws Exception {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("fanc-store"))
          .sorted()
          .toList();
    }
  }
}
