package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import java.util.Optional;

/**
 * The proofs that a run may use.
 *
 * @param store where they lie
 * @param from the one network whose proofs are meant; empty if any that fits will do
 */
record UsableProofs(ProofStore store, Optional<LoadedNetwork> from) {

  /** Returns all proofs of a store. */
  static UsableProofs in(ProofStore store) {
    return new UsableProofs(store, Optional.empty());
  }

  /**
   * Returns the proof to use for a network, see {@link ProofStore#find(ProofKey,
   * fanc.networks.Network, Optional)}.
   *
   * @param lineage SHA-256 of its parent's file, where it is known; does not count where one
   *     network's proof is asked for
   * @throws PropertyFormatException if the property does not fit the network
   */
  ProofLookup lookup(Property property, LoadedNetwork child, Optional<String> lineage)
      throws PropertyFormatException {
    ProofKey key = ProofKeys.of(property, child.network());
    if (from.isEmpty()) {
      return store.find(key, child.network(), lineage);
    }
    LoadedNetwork named = from.get().asAskedBy(property);
    ProofLookup lookup = store.find(key, Fingerprint.of(named.network()));
    if (lookup instanceof ProofLookup.Missing missing) {
      return new ProofLookup.Missing(
          named.path() + ": " + missing.reason() + " was made on it", missing.refusals());
    }
    ProofLookup.Found found = (ProofLookup.Found) lookup;
    return found.proof().parent().fits(child.network())
        ? found
        : new ProofLookup.Missing(
            named.path() + ": its architecture is another than that of " + child.path(),
            found.refusals());
  }

  /**
   * Returns the proof of a parent that differs from a network in the scales folded into other ops,
   * see {@link AlignedProof#find}; none where one network's proof is asked for.
   *
   * @throws PropertyFormatException if the property does not fit the network
   */
  Optional<AlignedProof> aligned(Property property, LoadedNetwork child, Optional<String> lineage)
      throws PropertyFormatException {
    return from.isPresent()
        ? Optional.empty()
        : AlignedProof.find(
            store, ProofKeys.of(property, child.network()), child.network(), lineage);
  }
}
