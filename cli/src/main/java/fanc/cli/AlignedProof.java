package fanc.cli;

import fanc.networks.Network;
import fanc.networks.folding.Alignment;
import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import fanc.templates.store.StoredParent;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The proof of a parent that differs from its child in the scales folded into other ops, and both
 * networks in one architecture.
 *
 * @param found the proof
 * @param alignment the networks
 */
record AlignedProof(ProofLookup.Found found, Alignment alignment) {

  /**
   * Returns the proof to use for a child: that of the parent its lineage names, else the one whose
   * parent has the least largest difference of a weight.
   *
   * @param lineage SHA-256 of its parent's file, where it is known
   */
  static Optional<AlignedProof> find(
      ProofStore store, ProofKey key, Network child, Optional<String> lineage) {
    AlignedProof best = null;
    double least = Double.POSITIVE_INFINITY;
    for (StoredParent parent : store.parents(key)) {
      Optional<Alignment> alignment = parent.alignment(child);
      if (alignment.isPresent()
          && store.find(key, parent.fingerprint()) instanceof ProofLookup.Found found) {
        double rank =
            lineage.equals(Optional.of(parent.fileSha256())) ? -1 : distance(alignment.get());
        if (best == null || rank < least) {
          best = new AlignedProof(found, alignment.get());
          least = rank;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static double distance(Alignment alignment) {
    OptionalDouble distance = StoredParent.of(alignment.parent(), "").distance(alignment.child());
    return distance.orElse(Double.POSITIVE_INFINITY);
  }
}
