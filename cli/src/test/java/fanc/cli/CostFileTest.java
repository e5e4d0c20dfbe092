package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.verifier.kernels.BackendCost;
import fanc.verifier.kernels.CostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link CostFile} gives back what was written, and nothing else. */
public class CostFileTest {

  private static final CostModel MODEL = model(40e9);

  @TempDir Path folder;

  private static CostModel model(double rate) {
    return new CostModel(
        List.of(new BackendCost("java", 0.1, 12e9), new BackendCost("vector", 1.5, rate)));
  }

  private CostFile file(String machine) {
    return new CostFile(folder.resolve("fanc").resolve("kernels-1.properties"), machine);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(file("here").read()).isEmpty();
    file("here").write(MODEL);
    assertThat(file("here").read()).contains(MODEL);
  }

  @Test
  void figuresOfAnotherMachineAreNone() {
    file("there").write(MODEL);
    assertThat(file("here").read()).isEmpty();
    file("here").write(MODEL);
    assertThat(file("here").read()).contains(MODEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "machine=here\n",
        "machine=here\nbackends=java\n",
        "machine=here\nbackends=java\njava.once=0.1\njava.rate=fast\n",
        "machine=here\nbackends=java\njava.once=0.1\njava.rate=-1\n",
        "machine=here\nbackends=java\njava.once=0.1\njava.rate=NaN\n",
        "machine=here\nbackends=java\njava.once=0.1\njava.rate=Infinity\n",
        "machine=\\u12\n"
      })
  void damagedFilesAreNone(String content) throws IOException {
    Files.createDirectories(folder.resolve("fanc"));
    Files.writeString(file("here").path(), content);
    assertThat(file("here").read()).isEmpty();
    file("here").write(MODEL);
    assertThat(file("here").read()).contains(MODEL);
  }

  @Test
  void bytesThatAreNoTextAreNone() throws IOException {
    Files.createDirectories(folder.resolve("fanc"));
    Files.write(file("here").path(), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, 0});
    assertThat(file("here").read()).isEmpty();
  }

  @Test
  void aFolderThatCanNotBeWrittenIsNoError() throws IOException {
    Files.writeString(folder.resolve("fanc"), "a file where the folder should be");
    file("here").write(MODEL);
    assertThat(file("here").read()).isEmpty();
  }

  @Test
  void onlyAnAbsoluteFolderIsTheUsersCache() {
    assertThat(CostFile.cacheFolder("/var/cache", "/home/me")).contains(Path.of("/var/cache"));
    assertThat(CostFile.cacheFolder("cache", "/home/me")).contains(Path.of("/home/me/.cache"));
    assertThat(CostFile.cacheFolder("", "/home/me")).contains(Path.of("/home/me/.cache"));
    assertThat(CostFile.cacheFolder(null, "/home/me")).contains(Path.of("/home/me/.cache"));
    assertThat(CostFile.cacheFolder(null, "?")).isEmpty();
    assertThat(CostFile.cacheFolder("/no\0path", null)).isEmpty();
  }

  @Test
  void writersAtTheSameTimeLeaveOneWholeFile() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers =
          IntStream.rangeClosed(1, 40)
              .<Future<?>>mapToObj(i -> threads.submit(() -> file("here").write(model(i * 1e9))))
              .toList();
      for (Future<?> writer : writers) {
        finish(writer);
        assertThat(file("here").read().orElseThrow().costs()).hasSize(2);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> left = Files.list(folder.resolve("fanc"))) {
      assertThat(left).containsExactly(file("here").path());
    }
  }

  private static void finish(Future<?> writer) throws InterruptedException, ExecutionException {
    writer.get();
  }
}
