package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.ProofIdentity;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.StoredProof;
import fanc.templates.transfer.CarriedRecord;
import fanc.templates.transfer.ChildRungs;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.RecordTransfer;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.SetTransfer;
import fanc.verifier.Deadline;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is recorded of a proven network, carried over to another that is to be a parent in its turn.
 * Not for several threads.
 */
final class SourceRecords {
  private final ProofLookup.Found found;
  private final StoredRecords records;
  private final Consumer<String> notes;
  private final RecordTransfer regions;
  private final SetTransfer sets;

  private SourceRecords(
      ProofLookup.Found found, StoredRecords records, NetworkPair pair, Consumer<String> notes) {
    this.found = found;
    this.records = records;
    this.notes = notes;
    this.regions = new RecordTransfer(pair);
    this.sets = new SetTransfer(pair);
  }

  /**
   * Finds the proof of the network whose proofs are meant; empty if none is named.
   *
   * @param proofs name it
   * @param child what its records are carried over to
   * @param notes told which images it has no record of
   * @throws PropertyFormatException if the property does not fit the network
   * @throws BadInputException if there is no proof that can be carried over
   */
  static Optional<SourceRecords> of(
      UsableProofs proofs,
      Property property,
      LoadedNetwork child,
      Kernels kernels,
      Consumer<String> notes)
      throws PropertyFormatException {
    if (proofs.from().isEmpty()) {
      return Optional.empty();
    }
    ProofLookup lookup = proofs.lookup(property, child, Optional.empty());
    if (lookup instanceof ProofLookup.Missing missing) {
      throw refused(missing.reason());
    }
    ProofLookup.Found found = (ProofLookup.Found) lookup;
    StoredProof proof = found.proof();
    Network source =
        proof
            .parent()
            .network(child.network())
            .orElseThrow(() -> refused(found.file() + ": its network can not be made again"));
    NetworkPair pair = NetworkPair.of(source, child.network(), kernels);
    StoredRecords records = new StoredRecords(proofs.store(), proof, notes);
    return Optional.of(new SourceRecords(found, records, pair, notes));
  }

  private static BadInputException refused(String reason) {
    return new BadInputException(
        "--from: " + reason + "; prove that network first, or leave --from out");
  }

  /** Returns which proof it is. */
  ProofIdentity identity() {
    return new ProofIdentity(found.file().toString(), found.proof().parent().fileSha256());
  }

  /** Returns what the proof knows of its network's predictions. */
  ParentVerdicts verdicts() {
    return ParentVerdicts.of(found.proof().images());
  }

  /** Returns what is recorded of the regions that a claim is about, read before its time starts. */
  Optional<ParentRecord> record(ImageClaim claim) {
    Optional<ParentRecord> record = records.of(claim).map(Recorded::record);
    Optional<String> mismatch =
        record.flatMap(known -> ChildRungs.mismatch(known, claim.family(), claim.constraint()));
    mismatch.ifPresent(
        reason -> notes.accept("image " + claim.index() + " from scratch: " + reason));
    return mismatch.isPresent() ? Optional.empty() : record;
  }

  /** Returns what a record says of the other network. */
  CarriedRecord over(ImageClaim claim, ParentRecord record) {
    return regions.over(claim.family(), claim.constraint(), record);
  }

  /**
   * Returns the record of a family as a set, carried over; empty if there is none, or if it does
   * not prove the family on the other network.
   */
  Optional<SetRecord> ofSet(ImageClaim claim, Deadline deadline) {
    return records
        .ofSet(claim)
        .flatMap(known -> sets.carried(claim.family(), claim.constraint(), known, deadline));
  }

  /** Returns what verifying the regions of an image took where that was measured. */
  List<ScratchCost> costs(ImageClaim claim) {
    return records.costs(claim);
  }
}
