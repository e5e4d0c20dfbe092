package fanc.templates.store;

import fanc.templates.store.StoreEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes from a store what nobody can use: abandoned drafts, files that are refused, records that
 * no proof needs; and proofs older than a limit. A property's files are removed under its lock, so
 * that no proof goes to which another process is adding. A process that has read a proof and finds
 * a record gone goes on from scratch.
 */
public final class StoreSweep {
  /** A process that proves writes its records before the proof that needs them. */
  private static final Duration UNCLAIMED = Duration.ofDays(1);

  private final Path folder;
  private final Optional<Instant> oldest;
  private final Instant now;

  /**
   * Makes a sweep.
   *
   * @param oldest proofs written before it go too; empty: none goes for its age
   */
  public StoreSweep(Path folder, Optional<Instant> oldest, Instant now) {
    this.folder = folder;
    this.oldest = oldest;
    this.now = now;
  }

  /**
   * A file to remove.
   *
   * @param why in some words
   */
  public record Litter(StoreEntry entry, String why) {}

  /**
   * Returns what there is to remove, and removes nothing.
   *
   * @throws IOException if a folder can not be listed
   */
  public List<Litter> plan() throws IOException {
    List<Litter> all = new ArrayList<>();
    for (Path of : properties()) {
      all.addAll(litter(of));
    }
    return List.copyOf(all);
  }

  /**
   * Removes it.
   *
   * @return what was removed
   * @throws IOException if a file can not be removed; what was removed before is gone
   */
  public List<Litter> run() throws IOException {
    List<Litter> all = new ArrayList<>();
    EntryWriter writer = new EntryWriter(folder);
    for (Path of : properties()) {
      List<Litter> before = litter(of);
      if (before.isEmpty()) {
        continue;
      }
      // The lock removes old drafts itself, so they are counted before.
      before.stream().filter(each -> each.entry().kind() == Kind.DRAFT).forEach(all::add);
      all.addAll(
          writer.alone(
              of,
              () -> {
                List<Litter> found = litter(of);
                for (Litter each : found) {
                  Files.deleteIfExists(each.entry().file());
                }
                return found;
              }));
    }
    return List.copyOf(all);
  }

  private List<Path> properties() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private List<Litter> litter(Path of) throws IOException {
    List<StoreEntry> entries = new StoreSurvey(folder, true).ofProperty(of);
    List<Litter> litter = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    Set<String> released = new HashSet<>();
    for (StoreEntry entry : entries) {
      Optional<String> why = entry.kind() == Kind.RECORD ? Optional.empty() : why(entry);
      why.ifPresent(reason -> litter.add(new Litter(entry, reason)));
      if (entry.proof().isPresent()) {
        for (ImageProof image : entry.proof().get().images()) {
          Set<String> named = why.isEmpty() ? needed : released;
          image.record().ifPresent(record -> named.add(record.sha256()));
        }
      }
    }
    for (StoreEntry entry : entries) {
      if (entry.kind() == Kind.RECORD) {
        recordWhy(entry, needed, released)
            .ifPresent(reason -> litter.add(new Litter(entry, reason)));
      }
    }
    return litter;
  }

  private Optional<String> why(StoreEntry entry) {
    boolean draft = entry.kind() == Kind.DRAFT;
    if (draft && entry.modified().isBefore(now.minus(EntryWriter.ABANDONED))) {
      return Optional.of("left half-written");
    }
    if (entry.kind() != Kind.PROOF) {
      return Optional.empty();
    }
    if (entry.refusal().isPresent()) {
      return entry.refusal();
    }
    return oldest.filter(entry.modified()::isBefore).map(limit -> "older than asked for");
  }

  private Optional<String> recordWhy(StoreEntry entry, Set<String> needed, Set<String> released) {
    if (entry.refusal().isPresent()) {
      return entry.refusal();
    }
    String seal = entry.file().getFileName().toString().replaceFirst("\\..*", "");
    boolean settled = entry.modified().isBefore(now.minus(UNCLAIMED));
    return !needed.contains(seal) && (settled || released.contains(seal))
        ? Optional.of("of no proof that is kept")
        : Optional.empty();
  }
}
