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
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import fanc.templates.store.StoredParent;
import fanc.templates.store.StoredProof;
import fanc.verifier.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides on a parent from scratch and makes templates of each image on the way. */
final class ParentProof implements FamilyDecision {
  private final LoadedNetwork network;
  private final Engine engine;
  private final Prover<?> prover;
  private final FamilyDecision scratch;
  private final Function<ImageGeometry, TemplatePlan> plans;
  private final List<ImageProof> images = new ArrayList<>();
  private TemplatePlan plan;
  private double secondsTemplates;

  ParentProof(LoadedNetwork network, Engine engine, Method method, Preset preset) {
    this(network, engine, method, image -> preset.plan(network.network(), image));
  }

  /**
   * Makes a proof.
   *
   * @param plans how templates are made, for images of some size
   */
  ParentProof(
      LoadedNetwork network,
      Engine engine,
      Method method,
      Function<ImageGeometry, TemplatePlan> plans) {
    this.network = network;
    this.engine = engine;
    this.prover = engine.prover(network.network(), method);
    this.scratch = engine.fromScratch(network.network(), method);
    this.plans = plans;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    Decided decided = proven(claim, budget);
    FamilyOutcome outcome = decided.outcome();
    images.add(
        new ImageProof(
            ResolvedHash.of(claim.family(), claim.constraint()),
            claim.index(),
            claim.label(),
            outcome.regions().longValueExact(),
            outcome.verified().longValueExact(),
            outcome.worstMargin(),
            decided.templates()));
    return outcome;
  }

  /** What is known of an image, and what its children can use of that. */
  private record Decided(FamilyOutcome outcome, TemplateSet templates) {}

  private Decided proven(ImageClaim claim, Duration budget) {
    if (!(claim.family() instanceof ImageFamily around)) {
      return new Decided(scratch.decide(claim, budget), new TemplateSet(List.of()));
    }
    plan = plans.apply(around.image().geometry());
    if (plan instanceof JoinPlan joins) {
      return joined(new JoinBuilder<>(prover, joins), claim, budget);
    }
    FamilyOutcome outcome = scratch.decide(claim, budget);
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

  /**
   * Puts the proof into a store, together with the images that are already there.
   *
   * @throws IOException if it can not be written; nothing is left behind then
   */
  Path save(ProofStore store, ProofKey key) throws IOException {
    if (plan == null) {
      throw new BadInputException(
          "no proof was kept: templates need regions around images; verify such a property directly");
    }
    StoredParent parent = StoredParent.of(network.network(), network.model().sha256());
    StoredProof proof =
        store.find(key, prover.fingerprint()) instanceof ProofLookup.Found found
                && plan.equals(found.proof().plan())
            ? found.proof().with(images)
            : new StoredProof(key, parent, plan, images);
    return store.put(proof);
  }
}
