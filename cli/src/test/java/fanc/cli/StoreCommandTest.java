package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as its owner sees it: what is there, whether it is sound, what can go. */
class StoreCommandTest {
  @TempDir private Path folder;
  private Workspace files;

  @BeforeEach
  void prove() throws IOException {
    files = new Workspace(folder);
    InProcess run =
        InProcess.run(
            "prove",
            "--network",
            files.file("robust.onnx"),
            "--property",
            files.file("patch.json"),
            "--store",
            files.file("store"));
    assertThat(run.status()).as(run.err()).isZero();
  }

  private InProcess store(String command, Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "store";
    all[1] = command;
    all[2] = "--store";
    all[3] = files.file("store");
    System.arraycopy(more, 0, all, 4, more.length);
    return InProcess.run(all);
  }

  private List<Path> all(String ending) throws IOException {
    try (Stream<Path> found = Files.walk(files.file("store"))) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void aProofIsListedWithWhatItIsAbout() throws IOException {
    InProcess run = store("list");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("0,2", "98/98", "0 min").contains("1 proofs, 1 records");
    assertThat(InProcess.run("store", "list", "--store", files.file("none")).out())
        .contains("0 proofs");
  }

  @Test
  void damageIsNamedAndSwept() throws IOException {
    assertThat(store("verify").status()).isZero();
    Path proof = all(".fancproof").get(0);
    byte[] bytes = Files.readAllBytes(proof);
    bytes[bytes.length / 2] ^= 1;
    Files.write(proof, bytes);
    InProcess found = store("verify");
    assertThat(found.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(found.out()).contains(proof + ": truncated or altered");
    assertThat(store("gc", "--dry-run").out()).contains("would remove 1 files");
    assertThat(proof).exists();
    assertThat(store("gc").out()).contains("removed 1 files");
    assertThat(all(".fancproof")).isEmpty();
    // A process that proves may be about to claim the records.
    assertThat(all(".fancrecord")).hasSize(1);
    for (Path record : all(".fancrecord")) {
      age(record, Duration.ofDays(2));
    }
    store("gc");
    assertThat(all(".fancrecord")).isEmpty();
  }

  @Test
  void aRecordThatIsGoneIsMissed() throws IOException {
    Files.delete(all(".fancrecord").get(0));
    InProcess run = store("verify");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.out()).contains("a proof needs it");
  }

  @Test
  void draftsOfLivingProcessesStay() throws IOException {
    Path property = all(".fancproof").get(0).getParent();
    Path fresh = Files.writeString(property.resolve("writing-1.tmp"), "x");
    Path left = Files.writeString(property.resolve("writing-2.tmp"), "x");
    age(left, Duration.ofHours(1));
    assertThat(store("gc").out()).contains("writing-2.tmp: left half-written", "removed 1 files");
    assertThat(fresh).exists();
    assertThat(left).doesNotExist();
    assertThat(store("verify").status()).isZero();
  }

  @Test
  void ageIsForTheUserToJudge() throws IOException {
    Path proof = all(".fancproof").get(0);
    assertThat(store("gc", "--older-than", "1").out()).contains("removed 0 files");
    age(proof, Duration.ofDays(3));
    assertThat(store("gc", "--older-than", "1").out()).contains("removed 2 files");
    assertThat(all(".fancproof")).isEmpty();
    assertThat(store("gc", "--older-than", "-1").status()).isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void theGroupAloneSaysWhatItHolds() {
    InProcess run = InProcess.run("store");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("list, verify or gc");
    assertThat(InProcess.run("store", "lst").err()).contains("closest known one is 'list'");
  }
}
