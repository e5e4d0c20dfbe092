package fanc.cli;

import fanc.approx.Lineage;
import fanc.approx.LineageFile;
import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.ProofIdentity;
import fanc.templates.TemplateSet;
import fanc.templates.Transfer;
import fanc.templates.store.ImageProof;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import fanc.templates.store.Refusal;
import fanc.templates.store.StoredProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the proof that a network can use, and makes a decision of it. */
final class ProofChoice {
  private final Engine engine;
  private final Consumer<String> notes;

  /**
   * Makes a chooser.
   *
   * @param notes told what in the store could not be used
   */
  ProofChoice(Engine engine, Consumer<String> notes) {
    this.engine = engine;
    this.notes = notes;
  }

  /**
   * Returns how to decide a property: with the proof that fits best, if the method asks for one and
   * the store has it, else from scratch.
   *
   * @throws PropertyFormatException if the property does not fit the network
   */
  Decision choose(Method method, LoadedNetwork network, Property property, UsableProofs proofs)
      throws PropertyFormatException {
    if (!method.transfers()) {
      return scratch(method, network, Optional.empty());
    }
    Optional<ProofLookup.Missing> nothing = proofs.store().nothingStored();
    if (nothing.isPresent()) {
      // A proof's key takes a look at all images, which may take longer than the verdicts.
      return scratch(method, network, nothing.map(ProofLookup.Missing::reason));
    }
    ProofLookup lookup = proofs.lookup(property, network, parent(network));
    for (Refusal refusal : lookup.refusals()) {
      notes.accept("proof refused: " + refusal);
    }
    if (lookup instanceof ProofLookup.Found found && !method.makesTemplates()) {
      return ladder(network, proofs.store(), found);
    }
    if (lookup instanceof ProofLookup.Found found && found.proof().plan().isEmpty()) {
      return withoutTemplates(method, network, found);
    }
    if (lookup instanceof ProofLookup.Found found) {
      return transfer(method, network, found.proof(), found.file());
    }
    return scratch(method, network, Optional.of(((ProofLookup.Missing) lookup).reason()));
  }

  private Decision scratch(Method method, LoadedNetwork network, Optional<String> reason) {
    return new Decision(
        engine.fromScratch(network.network(), method),
        Optional.empty(),
        reason,
        ParentVerdicts.unknown());
  }

  /** Carries what is recorded of the parent over to its child, rung by rung. */
  private Decision ladder(LoadedNetwork child, ProofStore store, ProofLookup.Found found) {
    StoredProof proof = found.proof();
    Optional<Network> parent = proof.parent().network(child.network());
    if (parent.isEmpty()) {
      return new Decision(
          engine.fromScratch(child.network(), Method.AUTO),
          Optional.empty(),
          Optional.of("the parent of the proof in " + found.file() + " has another architecture"),
          ParentVerdicts.of(proof.images()));
    }
    StoredRecords records = new StoredRecords(store, proof, notes);
    LadderRungs rungs =
        LadderRungs.of(
            child.network(),
            engine.kernels(),
            new LadderRungs.Parent(parent.get(), records::of, notes));
    return new Decision(
        engine.bySize(
            child.network(),
            rungs,
            new SetTransferDecision(
                child.network(),
                engine,
                new SetTransferDecision.Parent(parent.get(), records::ofSet, notes))),
        Optional.of(new ProofIdentity(found.file().toString(), proof.parent().fileSha256())),
        Optional.empty(),
        ParentVerdicts.of(proof.images()),
        Optional.of(rungs));
  }

  /** What the proof knows of the parent's predictions holds whatever else is missing. */
  private Decision withoutTemplates(Method method, LoadedNetwork network, ProofLookup.Found found) {
    return new Decision(
        engine.fromScratch(network.network(), method),
        Optional.empty(),
        Optional.of(
            "the proof in "
                + found.file()
                + " has no templates; prove the parent with --preset "
                + method.preset().name().toLowerCase(Locale.ROOT)),
        ParentVerdicts.of(found.proof().images()));
  }

  private Decision transfer(Method method, LoadedNetwork network, StoredProof proof, Path file) {
    Transfer<?> transfer = engine.transfer(network.network(), method, proof.plan());
    return new Decision(
        new TransferDecision(transfer, claim -> templates(proof, claim), engine.threads()),
        Optional.of(new ProofIdentity(file.toString(), proof.parent().fileSha256())),
        Optional.empty(),
        ParentVerdicts.of(proof.images()));
  }

  /** An image that the parent was not proven on has no templates: it is decided from scratch. */
  private static TemplateSet templates(StoredProof proof, ImageClaim claim) {
    return proof.images().stream()
        .filter(image -> image.index() == claim.index() && image.label() == claim.label())
        .findFirst()
        .map(ImageProof::templates)
        .orElseGet(() -> new TemplateSet(List.of()));
  }

  /** Returns the SHA-256 of the parent's file, as the child's lineage says. */
  private Optional<String> parent(LoadedNetwork child) {
    try {
      return LineageFile.read(child.path(), child.model().sha256()).map(Lineage::parentSha256);
    } catch (IOException e) {
      notes.accept("lineage ignored: " + e.getMessage());
      return Optional.empty();
    }
  }
}
