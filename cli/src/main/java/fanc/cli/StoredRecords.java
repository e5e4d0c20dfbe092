package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.properties.ResolvedHash;
import fanc.templates.store.ImageProof;
import fanc.templates.store.ProofStore;
import fanc.templates.store.RecordLookup;
import fanc.templates.store.StoredProof;
import fanc.templates.store.StoredRecord;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.SetRecord;
import java.util.List;
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
  private RecordLookup record;

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

  /**
   * Returns the record of the image that a claim is about, region by region; empty where there is
   * none.
   */
  Optional<Recorded> of(ImageClaim claim) {
    read(claim);
    return record instanceof RecordLookup.Found found
        ? Optional.of(new Recorded(found.record(), costs(claim)))
        : Optional.empty();
  }

  /** Returns the record of parts of the family that a claim is about; empty where there is none. */
  Optional<SetRecord> ofSet(ImageClaim claim) {
    read(claim);
    return record instanceof RecordLookup.FoundSet found
        ? Optional.of(found.record())
        : Optional.empty();
  }

  /** Returns what verifying the regions of the image that a claim is about took. */
  List<ScratchCost> costs(ImageClaim claim) {
    return proof(claim).flatMap(ImageProof::record).map(StoredRecord::costs).orElseGet(List::of);
  }

  private Optional<ImageProof> proof(ImageClaim claim) {
    return proof.images().stream()
        .filter(i -> i.index() == claim.index() && i.label() == claim.label())
        .findFirst();
  }

  private void read(ImageClaim claim) {
    if (last != null && last.index() == claim.index() && last.label() == claim.label()) {
      return;
    }
    last = claim;
    record = null;
    Optional<ImageProof> proven = proof(claim);
    if (proven.isEmpty()) {
      return;
    }
    record = lookup(claim, proven.get());
    if (record instanceof RecordLookup.Missing missing) {
      notes.accept("image " + claim.index() + " from scratch: " + missing.reason());
    }
  }

  /**
   * A record does not say which regions it is about, only how many: the claim's must be those that
   * the proof was made for. One region out of them is noticed by their number.
   */
  private RecordLookup lookup(ImageClaim claim, ImageProof image) {
    RecordLookup found = store.record(proof, image);
    boolean own =
        !isAboutAsMany(found, claim)
            || image.resolved().equals(ResolvedHash.of(claim.family(), claim.constraint()));
    return own ? found : new RecordLookup.Missing("the proof is about other regions");
  }

  private static boolean isAboutAsMany(RecordLookup record, ImageClaim claim) {
    return record instanceof RecordLookup.FoundSet
        || (record instanceof RecordLookup.Found regions
            && regions.record().margins().regions() == claim.family().size());
  }
}
