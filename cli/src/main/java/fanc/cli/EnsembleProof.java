package fanc.cli;

import fanc.networks.Network;
import fanc.networks.ensemble.SummedNetwork;
import fanc.networks.ensemble.SummedNetwork.Part;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.ProofIdentity;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.Refusal;
import fanc.templates.store.StoredProof;
import fanc.templates.transfer.ChildRungs;
import fanc.templates.transfer.CopiedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the proof of the parent that all members have, and makes a decision of it for their sum.
 */
final class EnsembleProof {
  private final Engine engine;
  private final Consumer<String> notes;
  private final boolean margins;

  /**
   * Makes a chooser.
   *
   * @param notes told what in the store could not be used
   * @param margins whether margins are wanted as numbers, not only that they are positive
   */
  EnsembleProof(Engine engine, Consumer<String> notes, boolean margins) {
    this.engine = engine;
    this.notes = notes;
    this.margins = margins;
  }

  /**
   * Returns how to decide that the mean of the members has a label: with the proof of one parent,
   * if the method asks for one and the store has it, else from scratch.
   *
   * @throws PropertyFormatException if the property does not fit the members
   * @throws BadInputException if the method is about templates, which are of one network
   */
  Decision choose(
      Method method, LoadedEnsemble.Asked ensemble, Property property, UsableProofs proofs)
      throws PropertyFormatException {
    if (method.makesTemplates()) {
      throw new BadInputException(
          "--method " + method + " matches templates of one network; an ensemble goes with auto");
    }
    if (!method.transfers()) {
      return scratch(method, ensemble, Optional.empty());
    }
    Optional<ProofLookup.Missing> nothing = proofs.store().nothingStored();
    if (nothing.isPresent()) {
      return scratch(method, ensemble, nothing.map(ProofLookup.Missing::reason));
    }
    LoadedNetwork first = ensemble.members().get(0);
    ProofLookup lookup =
        proofs.lookup(property, first, new ProofChoice(engine, notes, margins).parentOf(first));
    for (Refusal refusal : lookup.refusals()) {
      notes.accept("proof refused: " + refusal);
    }
    if (lookup instanceof ProofLookup.Missing missing) {
      return scratch(method, ensemble, Optional.of(missing.reason()));
    }
    ProofLookup.Found found = (ProofLookup.Found) lookup;
    Optional<Network> parent = found.proof().parent().network(first.network());
    Optional<String> obstacle = obstacle(ensemble, parent, found);
    return obstacle.isPresent()
        ? scratch(method, ensemble, obstacle)
        : ladder(ensemble, parent.orElseThrow(), proofs, found);
  }

  private Decision scratch(Method method, LoadedEnsemble.Asked ensemble, Optional<String> reason) {
    Network sum = ensemble.whole().network();
    boolean all = method == Method.AUTO || method == Method.SCRATCH;
    return new Decision(
        all
            ? engine.sumBySize(
                sum,
                networks(ensemble),
                LadderRungs.fromScratch(sum, engine.kernels()),
                engine.asSets(sum))
            : engine.fromScratch(sum, method),
        Optional.empty(),
        reason,
        ParentVerdicts.unknown());
  }

  /** Returns the first member to which nothing of the parent can be carried over. */
  private static Optional<String> obstacle(
      LoadedEnsemble.Asked ensemble, Optional<Network> parent, ProofLookup.Found found) {
    for (LoadedNetwork member : ensemble.members()) {
      if (parent.isEmpty() || ChildRungs.obstacle(parent.get(), member.network()).isPresent()) {
        return Optional.of(
            "the parent of the proof in "
                + found.file()
                + " has another architecture than member "
                + member.path());
      }
    }
    return Optional.empty();
  }

  /** Carries what is recorded of the parent over to the sum, as of the parent added to itself. */
  private Decision ladder(
      LoadedEnsemble.Asked ensemble, Network parent, UsableProofs proofs, ProofLookup.Found found) {
    SummedNetwork copies = ensemble.sum().ofCopies(parent);
    CopiedRecord copied = new CopiedRecord(copies.members(), parts(copies));
    StoredProof proof = found.proof();
    StoredRecords records = new StoredRecords(proofs.store(), proof, notes);
    Network sum = ensemble.whole().network();
    LadderRungs all =
        LadderRungs.of(
            sum,
            engine.kernels(),
            new LadderRungs.Parent(
                copies.network(),
                new LastClaim<>(claim -> records.of(claim).map(known -> known.copied(copied))),
                notes));
    LadderRungs rungs = margins ? all.withMargins() : all;
    return new Decision(
        engine.sumBySize(
            sum,
            networks(ensemble),
            rungs,
            new SetTransferDecision(
                sum,
                engine,
                new SetTransferDecision.Parent(
                    copies.network(),
                    new LastClaim<>(claim -> records.ofSet(claim).map(copied::of)),
                    notes))),
        Optional.of(new ProofIdentity(found.file().toString(), proof.parent().fileSha256())),
        Optional.empty(),
        ParentVerdicts.of(proof.images()),
        Optional.of(rungs));
  }

  private static List<Network> networks(LoadedEnsemble.Asked ensemble) {
    return ensemble.members().stream().map(LoadedNetwork::network).toList();
  }

  private static List<List<Integer>> parts(SummedNetwork copies) {
    return copies.parts().stream().map(all -> all.stream().map(Part::value).toList()).toList();
  }
}
