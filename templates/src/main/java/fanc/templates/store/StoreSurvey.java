package fanc.templates.store;

import fanc.templates.store.StoreEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at every file of a store, and changes none. */
public final class StoreSurvey {
  private static final long MOST_BYTES = 1L << 30;

  private final Path folder;
  private final boolean records;

  /**
   * Makes a survey.
   *
   * @param folder of the store; may be missing
   * @param records whether to read the records too, which are the most of its bytes
   */
  public StoreSurvey(Path folder, boolean records) {
    this.folder = folder;
    this.records = records;
  }

  /**
   * Returns all files, property by property. One that goes away meanwhile is left out.
   *
   * @throws IOException if a folder can not be listed
   */
  public List<StoreEntry> entries() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<StoreEntry> all = new ArrayList<>();
    for (Path each : listed(folder)) {
      if (Files.isDirectory(each)) {
        all.addAll(ofProperty(each));
      } else {
        file(each, Kind.OTHER).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Returns the files of one property, the proofs first. */
  List<StoreEntry> ofProperty(Path of) throws IOException {
    List<StoreEntry> all = new ArrayList<>();
    Map<String, RecordSubject> needed = new HashMap<>();
    for (Path file : listed(of)) {
      if (file.toString().endsWith(ProofStore.SUFFIX)) {
        Optional<StoreEntry> entry = file(file, Kind.PROOF).map(StoreSurvey::proof);
        entry.flatMap(StoreEntry::proof).ifPresent(proof -> subjects(proof, needed));
        entry.ifPresent(all::add);
      }
    }
    for (Path file : listed(of)) {
      Kind kind = kind(file);
      if (kind == Kind.RECORD) {
        file(file, kind).map(entry -> record(entry, needed)).ifPresent(all::add);
      } else if (kind != Kind.PROOF) {
        file(file, kind).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Kind kind(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(ProofStore.RECORD_SUFFIX)) {
      return Kind.RECORD;
    }
    if (EntryWriter.isDraft(file)) {
      return Kind.DRAFT;
    }
    return name.endsWith(ProofStore.SUFFIX)
        ? Kind.PROOF
        : name.equals("lock") ? Kind.LOCK : Kind.OTHER;
  }

  private static void subjects(StoredProof proof, Map<String, RecordSubject> needed) {
    for (ImageProof image : proof.images()) {
      image
          .record()
          .ifPresent(
              record ->
                  needed.put(
                      record.sha256() + ProofStore.RECORD_SUFFIX,
                      new RecordSubject(
                          proof.key(), proof.parent().fingerprint(), image.resolved())));
    }
  }

  private static Optional<StoreEntry> file(Path file, Kind kind) {
    try {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      long bytes = Files.size(file);
      return Optional.of(
          new StoreEntry(file, kind, bytes, modified, Optional.empty(), Optional.empty(), true));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new StoreEntry(
              file, kind, 0, Instant.EPOCH, Optional.empty(), Optional.of(e.toString()), true));
    }
  }

  private static StoreEntry proof(StoreEntry entry) {
    try {
      StoredProof proof = ProofFile.decode(bytes(entry));
      Path file = entry.file();
      boolean named =
          file.getFileName()
                  .toString()
                  .equals(proof.parent().fingerprint().sha256() + ProofStore.SUFFIX)
              && proof.key().sha256().equals(file.getParent().getFileName().toString());
      return named
          ? with(entry, Optional.of(proof), Optional.empty(), true)
          : refused(entry, "holds another proof than its name says", true);
    } catch (IOException e) {
      return refused(entry, "can not be read: " + e.getMessage(), true);
    } catch (RefusedProofException e) {
      return refused(entry, e.getMessage(), true);
    }
  }

  private StoreEntry record(StoreEntry entry, Map<String, RecordSubject> needed) {
    String name = entry.file().getFileName().toString();
    RecordSubject subject = needed.get(name);
    if (!records) {
      return with(entry, Optional.empty(), Optional.empty(), subject != null);
    }
    try {
      byte[] bytes = bytes(entry);
      if (!name.equals(RecordFile.seal(bytes) + ProofStore.RECORD_SUFFIX)) {
        return refused(entry, "truncated or altered: its seal is not its name", subject != null);
      }
      if (subject != null) {
        RecordFile.decode(bytes, subject);
      }
      return with(entry, Optional.empty(), Optional.empty(), subject != null);
    } catch (IOException e) {
      return refused(entry, "can not be read: " + e.getMessage(), subject != null);
    } catch (RefusedProofException e) {
      return refused(entry, e.getMessage(), subject != null);
    }
  }

  private static byte[] bytes(StoreEntry entry) throws IOException, RefusedProofException {
    if (entry.bytes() > MOST_BYTES || !Files.isRegularFile(entry.file())) {
      throw new RefusedProofException("no regular file of at most " + MOST_BYTES + " bytes");
    }
    return Files.readAllBytes(entry.file());
  }

  private static StoreEntry refused(StoreEntry entry, String why, boolean used) {
    return with(entry, Optional.empty(), Optional.of(why), used);
  }

  private static StoreEntry with(
      StoreEntry entry, Optional<StoredProof> proof, Optional<String> refusal, boolean used) {
    return new StoreEntry(
        entry.file(), entry.kind(), entry.bytes(), entry.modified(), proof, refusal, used);
  }
}
