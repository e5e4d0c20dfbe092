package fanc.templates.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of one proof, and what killed ones leave. */
class SharedStoreTest {
  @TempDir private Path folder;

  private StoredProof proof() {
    ProofLookup lookup =
        new ProofStore(folder).find(SampleProofs.KEY, Fingerprint.of(StoreWriter.parent()));
    return ((ProofLookup.Found) lookup).proof();
  }

  @Test
  void processesThatAddToOneProofLoseNothing() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("one-", "two-")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StoreAdder.class.getName(),
                  folder.toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(proof().images()).hasSize(2 * StoreAdder.IMAGES);
  }

  @Test
  void threadsThatAddToOneProofLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (String name : List.of("one-", "two-")) {
        all.add(threads.submit(adding(name)));
      }
      for (Future<Void> each : all) {
        each.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(proof().images()).hasSize(2 * StoreAdder.IMAGES);
  }

  private Callable<Void> adding(String name) {
    return () -> {
      StoreAdder.add(folder, name);
      return null;
    };
  }

  @Test
  void whatAKilledWriterLeftIsRemovedOnceNobodyCanBeWritingIt() throws IOException {
    Path file = new ProofStore(folder).add(StoreAdder.proof("first", 0));
    Path old = Files.writeString(file.resolveSibling("writing-1.tmp"), "FANC");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
    Path fresh = Files.writeString(file.resolveSibling("writing-2.tmp"), "FANC");
    Path other = Files.writeString(file.resolveSibling("notes.tmp"), "mine");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    new ProofStore(folder).add(StoreAdder.proof("second", 1));
    assertThat(old).doesNotExist();
    assertThat(fresh).as("may be another process's").exists();
    assertThat(other).as("not ours").exists();
    assertThat(proof().images()).hasSize(2);
  }

  @Test
  void proofThatCanNotBeAddedLeavesTheOldOne() throws IOException {
    Path file = new ProofStore(folder).add(StoreAdder.proof("first", 0));
    Path elsewhere = folder.resolve(file).resolve("below-a-file");
    assertThatThrownBy(() -> new ProofStore(elsewhere).add(StoreAdder.proof("second", 1)))
        .isInstanceOf(IOException.class);
    assertThat(proof().images()).hasSize(1);
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(file.getFileName().toString(), "lock");
    }
  }
}
