package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.templates.store.ImageProof;
import fanc.templates.store.ProofStore;
import fanc.templates.store.RecordLookup;
import fanc.templates.store.StoredProof;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a store has recorded of a parent, image by image, the last one kept: a record is read before
 * the clock of its image starts.
 */
final class StoredRecords {
  private final ProofStore store;
  private final StoredProof proof;
  private final Consumer<String> notes;
  private ImageClaim last;
  private Optional<Recorded> record = Optional.empty();

  /**
   * Makes the records of a proof.
   *
   * @param notes told why the record of an image can not be used
   */
  StoredRecords(ProofStore store, StoredProof proof, Consumer<String> notes) {
    this.store = store;
    this.proof = proof;
    this.notes = notes;
  }

  /** Returns the record of the image that a claim is about; empty where there is none. */
  Optional<Recorded> of(ImageClaim claim) {
    if (last == null || last.index() != claim.index() || last.label() != claim.label()) {
      record =
          proof.images().stream()
              .filter(i -> i.index() == claim.index() && i.label() == claim.label())
              .findFirst()
              .flatMap(image -> read(claim, image));
      last = claim;
    }
    return record;
  }

  private Optional<Recorded> read(ImageClaim claim, ImageProof image) {
    RecordLookup found = store.record(proof, image);
    if (found instanceof RecordLookup.Found known) {
      double seconds = Recorded.secondsPerRegion(image.record().orElseThrow().costs());
      return Optional.of(new Recorded(known.record(), seconds));
    }
    String reason = ((RecordLookup.Missing) found).reason();
    notes.accept("image " + claim.index() + " from scratch: " + reason);
    return Optional.empty();
  }
}
