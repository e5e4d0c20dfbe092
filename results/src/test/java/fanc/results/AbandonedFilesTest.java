package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave does not stay for ever, and nothing else is removed. */
class AbandonedFilesTest {
  private final FileTime longAgo = FileTime.from(Instant.now().minusSeconds(3600));

  @TempDir private Path folder;

  private Path old(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half");
    return Files.setLastModifiedTime(file, longAgo);
  }

  @Test
  void onlyOldPartsOfOursGo() throws IOException {
    Path part = old(".r.json.1f-123.part");
    Path result = old("r.json");
    Path hidden = old(".mine.part");
    Path fresh = Files.writeString(folder.resolve(".r.json.2f-123.part"), "half");
    ResultFile.removeAbandoned(folder);
    assertThat(part).doesNotExist();
    assertThat(result).exists();
    assertThat(hidden).exists();
    assertThat(fresh).as("may be another process's").exists();
    ResultFile.removeAbandoned(folder.resolve("nowhere"));
  }

  @Test
  void onlyOldFoldersWithNothingInThemGo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("2026-01-01-tiny"));
    Path begun = Files.createDirectory(folder.resolve("2026-01-01-tiny-2"));
    Path other = Files.createDirectory(folder.resolve("2026-01-01-large"));
    Path fresh = Files.createDirectory(folder.resolve("2026-01-01-tiny-3"));
    Files.writeString(empty.resolve(".run.json.1f-123.part"), "half");
    Files.setLastModifiedTime(empty.resolve(".run.json.1f-123.part"), longAgo);
    Files.writeString(begun.resolve("run.json"), "{}");
    for (Path path : new Path[] {empty, begun, other}) {
      Files.setLastModifiedTime(path, longAgo);
    }
    BenchmarkFolder.removeAbandoned(folder, "tiny");
    assertThat(empty).doesNotExist();
    assertThat(begun).exists();
    assertThat(other).exists();
    assertThat(fresh).exists();
  }
}
