package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A command that is killed, and what must hold of what it leaves. */
interface KillVictim {

  /** Returns the command; the same for the first start and for every restart. */
  String[] arguments();

  /** Returns where it leaves files. */
  Path leaves();

  /** Returns whether a run whose standard output is a file has finished a part of its work. */
  default boolean hasBegun(Path out) throws IOException {
    return Files.size(out) > 0;
  }

  /** Remembers what a run that nobody disturbed has found. */
  void undisturbed(Killed run) throws IOException;

  /** Checks what is there after a run was killed. */
  void afterKill(Killed run) throws IOException;

  /** Checks what is there after the run that came to an end. */
  void afterEnd(Killed run) throws IOException;

  /** Returns the files that nobody will ever read, of the writers that were killed. */
  default List<Path> drafts() throws IOException {
    if (!Files.exists(leaves())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(leaves())) {
      return files
          .filter(file -> file.toString().endsWith(".tmp") || file.toString().endsWith(".part"))
          .toList();
    }
  }

  /** Checks that one list is the beginning of another, or empty. */
  static void requireBeginning(List<String> all, List<String> part) {
    assertThat(all.subList(0, Math.min(part.size(), all.size()))).isEqualTo(part);
  }

  /** Makes drafts look as if they had been left long ago. */
  default void growOld() throws IOException {
    for (Path draft : drafts()) {
      Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(3600)));
    }
  }
}
