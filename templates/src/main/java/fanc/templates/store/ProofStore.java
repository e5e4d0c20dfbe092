package fanc.templates.store;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.templates.transfer.ImageRecord;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.SetRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A folder of proofs: {@code KEY/PARENT.fancproof}, where KEY stands for the property and PARENT is
 * the parent's fingerprint, so one property may have several parents. What is recorded of an image
 * lies beside it, {@code KEY/HASH.fancrecord}, and is read when that image is decided.
 *
 * <p>A file appears under its name only when it is complete, so several processes may share a
 * store; of two that write the same proof the last wins. Proofs reveal the images they are about:
 * files are readable by their owner only, where the file system can express it.
 */
public final class ProofStore {
  /** How the names of proofs end. */
  static final String SUFFIX = ".fancproof";

  /** How the names of records end. */
  static final String RECORD_SUFFIX = ".fancrecord";

  private static final long MOST_BYTES = 1L << 30;
  private final Path folder;
  private final EntryWriter writer;
  private final Optional<ReadBefore> before;

  /** Opens a store; the folder is made when the first proof is put into it. */
  public ProofStore(Path folder) {
    this(folder, Optional.empty());
  }

  private ProofStore(Path folder, Optional<ReadBefore> before) {
    this.folder = folder;
    this.writer = new EntryWriter(folder);
    this.before = before;
  }

  /**
   * Returns the same store for a run over many children: it does not read a file again that has not
   * changed since, as long as there is memory for what was read.
   */
  public ProofStore remembering() {
    return new ProofStore(folder, Optional.of(new ReadBefore()));
  }

  /**
   * Stores a proof, in place of the one for the same property and parent if there is one; {@link
   * #add} keeps that.
   *
   * @return the file
   * @throws IOException if it can not be written; nothing is left behind then
   */
  public Path put(StoredProof proof) throws IOException {
    return writer.write(file(proof.key(), proof.parent().fingerprint()), ProofFile.encode(proof));
  }

  /**
   * Stores a proof together with what is stored already of the same property and parent, see {@link
   * StoredProof#with}. Of processes that do so at the same time none loses what another stored.
   * Removes what killed processes left half-written.
   *
   * @return the file
   * @throws IOException if it can not be written; what was stored before is still there then
   */
  public Path add(StoredProof proof) throws IOException {
    Path file = file(proof.key(), proof.parent().fingerprint());
    return writer.alone(
        file.getParent(),
        () ->
            put(
                find(proof.key(), proof.parent().fingerprint()) instanceof ProofLookup.Found found
                    ? found.proof().with(proof)
                    : proof));
  }

  /**
   * Stores what was recorded of one image. The same record always has the same file; it is used
   * when a proof that names it is stored.
   *
   * @param costs what verifying the parent's regions took
   * @throws IOException if it can not be written; nothing is left behind then
   */
  public StoredRecord put(RecordSubject subject, ImageRecord record, List<ScratchCost> costs)
      throws IOException {
    byte[] bytes = RecordFile.encode(subject, record);
    String seal = RecordFile.seal(bytes);
    writer.write(recordFile(subject.key(), seal), bytes);
    return new StoredRecord(seal, bytes.length, costs);
  }

  /** Returns what is recorded of one image of a proof. */
  public RecordLookup record(StoredProof proof, ImageProof image) {
    if (image.record().isEmpty()) {
      return new RecordLookup.Missing("nothing was recorded of the parent on this image");
    }
    Path file = recordFile(proof.key(), image.record().get().sha256());
    RecordSubject subject =
        new RecordSubject(proof.key(), proof.parent().fingerprint(), image.resolved());
    String seal = image.record().get().sha256();
    try {
      ImageRecord record =
          read(file, subject, ImageRecord.class, path -> decoded(path, seal, subject));
      return record instanceof SetRecord set
          ? new RecordLookup.FoundSet(set)
          : new RecordLookup.Found((ParentRecord) record);
    } catch (NoSuchFileException e) {
      return new RecordLookup.Missing("the record of this image is gone: " + file);
    } catch (IOException e) {
      return new RecordLookup.Missing(file + ": can not be read: " + e.getMessage());
    } catch (RefusedProofException e) {
      return new RecordLookup.Missing(file + ": " + e.getMessage());
    }
  }

  private static ImageRecord decoded(Path file, String seal, RecordSubject subject)
      throws IOException, RefusedProofException {
    byte[] bytes = bounded(file);
    if (!seal.equals(RecordFile.seal(bytes))) {
      throw new RefusedProofException("truncated or altered: it is not what the proof names");
    }
    return RecordFile.decode(bytes, subject);
  }

  private <T> T read(Path file, Object about, Class<T> type, ReadBefore.Reader<T> reader)
      throws IOException, RefusedProofException {
    return before.isPresent() ? before.get().get(file, about, type, reader) : reader.read(file);
  }

  private Path recordFile(ProofKey key, String seal) {
    return folder.resolve(key.sha256()).resolve(seal + RECORD_SUFFIX);
  }

  private static byte[] bounded(Path file) throws IOException, RefusedProofException {
    if (Files.size(file) > MOST_BYTES) {
      throw new RefusedProofException("larger than " + MOST_BYTES + " bytes");
    }
    if (!Files.isRegularFile(file)) {
      throw new RefusedProofException("no regular file");
    }
    return Files.readAllBytes(file);
  }

  /**
   * Returns why no proof can be found, whatever is asked for; empty if the store has entries or
   * they can not be listed.
   */
  public Optional<ProofLookup.Missing> nothingStored() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent() ? Optional.empty() : Optional.of(nothing());
    } catch (NoSuchFileException e) {
      return Optional.of(nothing());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private ProofLookup.Missing nothing() {
    return new ProofLookup.Missing("no proof of this property in " + folder, List.of());
  }

  /** Returns the proof of a property that was made on one particular parent. */
  public ProofLookup find(ProofKey key, Fingerprint parent) {
    Path file = file(key, parent);
    if (!Files.exists(file)) {
      return nothing();
    }
    List<Refusal> refusals = new ArrayList<>();
    return read(file, key, refusals)
        .<ProofLookup>map(proof -> new ProofLookup.Found(file, proof, List.of()))
        .orElseGet(() -> missing("no usable proof of this property in " + folder, refusals));
  }

  /**
   * Returns the proof to use for a child: that of the parent its lineage names, else the one whose
   * parent has the child's architecture and the least largest difference of a weight.
   *
   * @param child the network to verify
   * @param lineage SHA-256 of its parent's file, where it is known
   */
  public ProofLookup find(ProofKey key, Network child, Optional<String> lineage) {
    List<Refusal> refusals = new ArrayList<>();
    ProofLookup.Found best = null;
    double least = Double.POSITIVE_INFINITY;
    boolean any = false;
    for (Path file : files(key, refusals)) {
      Optional<StoredProof> proof = read(file, key, refusals);
      OptionalDouble distance =
          proof.map(p -> p.parent().distance(child)).orElse(OptionalDouble.empty());
      any |= proof.isPresent();
      if (distance.isEmpty()) {
        continue;
      }
      boolean named = lineage.equals(proof.map(p -> p.parent().fileSha256()));
      double rank = named ? -1 : distance.getAsDouble();
      if (best == null || rank < least) {
        best = new ProofLookup.Found(file, proof.get(), List.of());
        least = rank;
      }
    }
    if (best != null) {
      return new ProofLookup.Found(best.file(), best.proof(), List.copyOf(refusals));
    }
    return missing(
        any
            ? "the proofs of this property in " + folder + " are of other architectures"
            : "no " + (refusals.isEmpty() ? "" : "usable ") + "proof of this property in " + folder,
        refusals);
  }

  /** Returns the parents that there are usable proofs of a property for, whatever their shape. */
  public List<StoredParent> parents(ProofKey key) {
    List<Refusal> unusable = new ArrayList<>();
    return files(key, unusable).stream()
        .flatMap(file -> read(file, key, unusable).stream())
        .map(StoredProof::parent)
        .toList();
  }

  private static ProofLookup missing(String reason, List<Refusal> refusals) {
    String detail =
        refusals.isEmpty()
            ? ""
            : " (" + refusals.get(0).reason() + ": " + refusals.get(0).file() + ")";
    return new ProofLookup.Missing(reason + detail, List.copyOf(refusals));
  }

  private Path file(ProofKey key, Fingerprint parent) {
    return folder.resolve(key.sha256()).resolve(parent.sha256() + SUFFIX);
  }

  private List<Path> files(ProofKey key, List<Refusal> refusals) {
    Path proofs = folder.resolve(key.sha256());
    if (!Files.exists(proofs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(proofs)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      refusals.add(new Refusal(proofs, "can not be listed: " + e.getMessage()));
      return List.of();
    }
  }

  /** Reads a file; one that can not be used is noted. */
  private Optional<StoredProof> read(Path file, ProofKey key, List<Refusal> refusals) {
    try {
      StoredProof proof =
          read(file, key, StoredProof.class, path -> ProofFile.decode(bounded(path)));
      // Compared as text: what a file says of its parent need not be a path.
      String name = proof.parent().fingerprint().sha256() + SUFFIX;
      if (!proof.key().equals(key) || !file.getFileName().toString().equals(name)) {
        throw new RefusedProofException("holds another proof than its name says");
      }
      return Optional.of(proof);
    } catch (NoSuchFileException e) {
      refusals.add(new Refusal(file, "was removed while it was looked at"));
    } catch (IOException e) {
      refusals.add(new Refusal(file, "can not be read: " + e.getMessage()));
    } catch (RefusedProofException e) {
      refusals.add(new Refusal(file, e.getMessage()));
    }
    return Optional.empty();
  }
}
