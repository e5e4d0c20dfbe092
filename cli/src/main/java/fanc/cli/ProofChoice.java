package fanc.cli;

import fanc.approx.Lineage;
import fanc.approx.LineageFile;
import fanc.networks.Network;
import fanc.networks.folding.Alignment;
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
import fanc.templates.transfer.SetRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds the proof that a network can use, and makes a decision of it. */
final class ProofChoice {
  private final Engine engine;
  private final Consumer<String> notes;
  private final boolean margins;

  /**
   * Makes a chooser.
   *
   * @param notes told what in the store could not be used
   * @param margins whether margins are wanted as numbers, not only that they are positive
   */
  ProofChoice(Engine engine, Consumer<String> notes, boolean margins) {
    this.engine = engine;
    this.notes = notes;
    this.margins = margins;
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
    Optional<String> lineage = parentOf(network);
    ProofLookup lookup = proofs.lookup(property, network, lineage);
    for (Refusal refusal : lookup.refusals()) {
      notes.accept("proof refused: " + refusal);
    }
    if (lookup instanceof ProofLookup.Found found) {
      return withProof(method, network, proofs.store(), found);
    }
    return proofs
        .aligned(property, network, lineage)
        .map(aligned -> withProof(method, network, proofs.store(), aligned))
        .orElseGet(
            () -> scratch(method, network, Optional.of(((ProofLookup.Missing) lookup).reason())));
  }

  private Decision withProof(
      Method method, LoadedNetwork network, ProofStore store, ProofLookup.Found found) {
    if (!method.makesTemplates()) {
      Optional<Network> parent = found.proof().parent().network(network.network());
      StoredRecords records = new StoredRecords(store, found.proof(), notes);
      return parent
          .map(p -> ladder(network, found, new Known(p, records::of, records::ofSet)))
          .orElseGet(() -> ofAnotherArchitecture(network, found));
    }
    return found.proof().plan().isEmpty()
        ? withoutTemplates(method, network, found)
        : transfer(method, network, found.proof(), found.file());
  }

  /** Decides a network that was brought to one architecture with its parent. */
  private Decision withProof(
      Method method, LoadedNetwork network, ProofStore store, AlignedProof aligned) {
    Alignment alignment = aligned.alignment();
    ProofLookup.Found found = aligned.found();
    if (method.makesTemplates() && !alignment.keepsParent()) {
      return scratch(
          method,
          network,
          Optional.of(
              "templates of the parent of the proof in "
                  + found.file()
                  + " are at other values: the network has batch normalisation that its parent has"
                  + " folded; use --method auto"));
    }
    notes.accept(
        network.path()
            + ": batch normalisation is folded otherwise than in its parent; decided in one"
            + " architecture with it");
    LoadedNetwork child =
        new LoadedNetwork(network.path(), network.model(), alignment.child(), network.order());
    if (alignment.keepsParent()) {
      return withProof(method, child, store, found);
    }
    StoredRecords records = new StoredRecords(store, found.proof(), notes);
    return ladder(
        child,
        found,
        new Known(
            alignment.parent(),
            claim -> records.of(claim).map(known -> known.renumbered(alignment.numbers())),
            claim -> records.ofSet(claim).map(known -> known.renumbered(alignment.numbers()))));
  }

  private Decision scratch(Method method, LoadedNetwork network, Optional<String> reason) {
    return new Decision(
        engine.fromScratch(network.network(), method),
        Optional.empty(),
        reason,
        ParentVerdicts.unknown());
  }

  /** A parent, and what is recorded of it: region by region, or over parts of a family. */
  private record Known(
      Network parent,
      Function<ImageClaim, Optional<LadderRungs.Recorded>> regions,
      Function<ImageClaim, Optional<SetRecord>> sets) {}

  /** Carries what is recorded of the parent over to its child, rung by rung. */
  private Decision ladder(LoadedNetwork child, ProofLookup.Found found, Known known) {
    StoredProof proof = found.proof();
    LadderRungs all =
        LadderRungs.of(
            child.network(),
            engine.kernels(),
            new LadderRungs.Parent(known.parent, known.regions, notes));
    LadderRungs rungs = margins ? all.withMargins() : all;
    return new Decision(
        engine.bySize(
            child.network(),
            rungs,
            new SetTransferDecision(
                child.network(),
                engine,
                new SetTransferDecision.Parent(known.parent, known.sets, notes))),
        Optional.of(new ProofIdentity(found.file().toString(), proof.parent().fileSha256())),
        Optional.empty(),
        ParentVerdicts.of(proof.images()),
        Optional.of(rungs));
  }

  private Decision ofAnotherArchitecture(LoadedNetwork child, ProofLookup.Found found) {
    return new Decision(
        engine.fromScratch(child.network(), Method.AUTO),
        Optional.empty(),
        Optional.of("the parent of the proof in " + found.file() + " has another architecture"),
        ParentVerdicts.of(found.proof().images()));
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
  Optional<String> parentOf(LoadedNetwork child) {
    try {
      return LineageFile.read(child.path(), child.model().sha256()).map(Lineage::parentSha256);
    } catch (IOException e) {
      notes.accept("lineage ignored: " + e.getMessage());
      return Optional.empty();
    }
  }
}
