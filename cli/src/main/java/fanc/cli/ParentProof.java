package fanc.cli;

import fanc.properties.ResolvedHash;
import fanc.properties.images.ImageGeometry;
import fanc.properties.perturbation.ImageFamily;
import fanc.templates.JoinBuilder;
import fanc.templates.JoinPlan;
import fanc.templates.Preset;
import fanc.templates.Prover;
import fanc.templates.ReachedBoxes;
import fanc.templates.TemplateBuilder;
import fanc.templates.TemplatePlan;
import fanc.templates.TemplateSet;
import fanc.templates.TilePlan;
import fanc.templates.store.ImageProof;
import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofStore;
import fanc.templates.store.StoredParent;
import fanc.templates.store.StoredProof;
import fanc.templates.store.StoredRecord;
import fanc.verifier.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides on a parent, and keeps of each image what its children can use. */
final class ParentProof implements FamilyDecision {
  private final LoadedNetwork network;
  private final Engine engine;
  private final Prover<?> prover;
  private final FamilyDecision scratch;
  private final Optional<Function<ImageGeometry, TemplatePlan>> plans;
  private final Optional<Recording> recording;
  private final List<ImageProof> images = new ArrayList<>();
  private TemplatePlan plan;
  private double secondsTemplates;

  ParentProof(LoadedNetwork network, Engine engine, Method method, Preset preset) {
    this(network, engine, method, image -> preset.plan(network.network(), image));
  }

  /**
   * Makes a proof that keeps templates alone.
   *
   * @param plans how templates are made, for images of some size
   */
  ParentProof(
      LoadedNetwork network,
      Engine engine,
      Method method,
      Function<ImageGeometry, TemplatePlan> plans) {
    this(network, engine, method, Optional.of(plans), Optional.empty());
  }

  /**
   * Makes a proof.
   *
   * @param plans how templates are made, for images of some size; empty for none
   * @param recording how records are made and kept; empty to record nothing
   */
  ParentProof(
      LoadedNetwork network,
      Engine engine,
      Method method,
      Optional<Function<ImageGeometry, TemplatePlan>> plans,
      Optional<Recording> recording) {
    this.network = network;
    this.engine = engine;
    this.prover = engine.prover(network.network(), method);
    this.scratch = engine.fromScratch(network.network(), method);
    this.plans = plans;
    this.recording = recording;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    String resolved = ResolvedHash.of(claim.family(), claim.constraint());
    Optional<RecordingDecision> recorded =
        recording.flatMap(r -> r.suiting(claim.family(), network.network(), engine));
    Optional<FamilyOutcome> outcome = recorded.map(decision -> decision.decide(claim, budget));
    Decided decided = templated(claim, budget, outcome);
    Optional<StoredRecord> record =
        recorded.flatMap(decision -> decision.kept(recording.get().keeper(), resolved));
    FamilyOutcome found = outcome.orElse(decided.outcome());
    images.add(
        new ImageProof(
            resolved,
            claim.index(),
            claim.label(),
            found.regions(),
            found.verified(),
            found.worstMargin(),
            decided.templates(),
            record));
    return found;
  }

  /** Templates are made of regions that are gone through. */
  @Override
  public boolean enumerates() {
    return plans.isPresent() || scratch.enumerates();
  }

  /** What is known of an image, and the templates for its children. */
  private record Decided(FamilyOutcome outcome, TemplateSet templates) {}

  /** Makes templates if they are wanted, and decides if nobody has yet. */
  private Decided templated(ImageClaim claim, Duration budget, Optional<FamilyOutcome> known) {
    if (plans.isEmpty() || !(claim.family() instanceof ImageFamily around)) {
      return new Decided(
          known.orElseGet(() -> scratch.decide(claim, budget)), new TemplateSet(List.of()));
    }
    plan = plans.get().apply(around.image().geometry());
    if (plan instanceof JoinPlan joins) {
      return joined(new JoinBuilder<>(prover, joins), claim, budget);
    }
    FamilyOutcome outcome = known.orElseGet(() -> scratch.decide(claim, budget));
    long start = System.nanoTime();
    TemplateBuilder<?> builder = new TemplateBuilder<>(prover, (TilePlan) plan);
    TemplateSet templates =
        Interruption.passedOn(
            () ->
                builder.build(
                    claim.family(),
                    claim.constraint(),
                    engine.threads().threads(),
                    Deadline.never()));
    secondsTemplates += (System.nanoTime() - start) * 1e-9;
    return new Decided(outcome, templates);
  }

  /** Verifies regions as from scratch, and makes templates of what they reached. */
  private <E> Decided joined(JoinBuilder<E> builder, ImageClaim claim, Duration budget) {
    ReachedBoxes<E> reached = builder.recorder(claim.constraint(), claim.family().size());
    FamilyOutcome outcome =
        new ScratchDecision(constraint -> reached, engine.threads()).decide(claim, budget);
    long start = System.nanoTime();
    TemplateSet templates = builder.build(reached);
    secondsTemplates += (System.nanoTime() - start) * 1e-9;
    return new Decided(outcome, templates);
  }

  /** Returns how many templates were made. */
  int templates() {
    return images.stream().mapToInt(image -> image.templates().size()).sum();
  }

  /** Returns the time that making them took. */
  double secondsTemplates() {
    return secondsTemplates;
  }

  /** Returns how templates are made; empty before the first image that has any. */
  Optional<TemplatePlan> plan() {
    return Optional.ofNullable(plan);
  }

  /** Returns the templates of an image. */
  TemplateSet templates(ImageClaim claim) {
    return images.stream()
        .filter(image -> image.index() == claim.index())
        .findFirst()
        .map(ImageProof::templates)
        .orElseGet(() -> new TemplateSet(List.of()));
  }

  /** Returns the records that were kept. */
  List<StoredRecord> records() {
    return images.stream().flatMap(image -> image.record().stream()).toList();
  }

  /**
   * Puts the proof into a store, together with the images that are already there.
   *
   * @throws IOException if it can not be written; what was there before still is then
   */
  Path save(ProofStore store, ProofKey key) throws IOException {
    if (recording.isPresent()) {
      recording.get().keeper().requireWritten();
    }
    StoredParent parent = StoredParent.of(network.network(), network.model().sha256());
    StoredProof proof = new StoredProof(key, parent, plan(), images);
    return store.add(proof);
  }
}
