package fanc.cli;

import fanc.networks.Network;
import fanc.templates.transfer.ChildRungs;
import fanc.templates.transfer.CopiedRecord;
import fanc.templates.transfer.DriftByLayer;
import fanc.templates.transfer.Experience;
import fanc.templates.transfer.LadderStep;
import fanc.templates.transfer.LadderTask;
import fanc.templates.transfer.LayerAnalysis;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.Rung;
import fanc.templates.transfer.ScratchCost;
import fanc.templates.transfer.ScratchRungs;
import fanc.verifier.RegionVerifier;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rungs of one network: those that rest on a parent where it has one, and those that do not.
 */
final class LadderRungs implements LadderDecision.ImageRungs {
  private final Network network;
  private final Kernels kernels;
  private final Optional<Parent> parent;
  private final ScratchRungs scratch;
  private final boolean margins;
  private ChildRungs transfer;
  private Optional<Recorded> atHand = Optional.empty();

  /**
   * What is known of a parent.
   *
   * @param network the parent
   * @param records what is recorded of it for a claim, at hand when asked again; empty where
   *     nothing is
   * @param notes told what could not be used
   */
  record Parent(
      Network network, Function<ImageClaim, Optional<Recorded>> records, Consumer<String> notes) {}

  /**
   * What is recorded of a parent for one image.
   *
   * @param costs what methods from scratch took on the parent
   */
  record Recorded(ParentRecord record, List<ScratchCost> costs) {

    /** Copies the list. */
    Recorded {
      costs = List.copyOf(costs);
    }

    /** Returns the same of the parent with further ops; {@link ParentRecord#renumbered}. */
    Recorded renumbered(List<Integer> numbers) {
      return new Recorded(record.renumbered(numbers), costs);
    }

    /** Returns the same of the sum of the parent with itself, which takes as many times as long. */
    Recorded copied(CopiedRecord copies) {
      List<ScratchCost> each =
          costs.stream()
              .map(
                  cost ->
                      new ScratchCost(
                          cost.method(),
                          cost.groups(),
                          cost.regions(),
                          cost.settled(),
                          copies.copies() * cost.seconds()))
              .toList();
      return new Recorded(copies.of(record), each);
    }

    /** Returns what a region took by all that it was given to alone; 0 if nothing was measured. */
    private double secondsPerRegion() {
      double seconds = 0;
      long regions = 0;
      for (ScratchCost cost : costs) {
        boolean alone = cost.groups() == cost.regions();
        seconds += alone ? cost.seconds() : 0;
        regions = Math.max(regions, alone ? cost.regions() : 0);
      }
      return regions == 0 ? 0 : seconds / regions;
    }
  }

  private LadderRungs(Network network, Network own, Kernels kernels, Optional<Parent> parent) {
    this(network, kernels, parent, new ScratchRungs(own, kernels), false);
  }

  private LadderRungs(
      Network network,
      Kernels kernels,
      Optional<Parent> parent,
      ScratchRungs scratch,
      boolean margins) {
    this.network = network;
    this.kernels = kernels;
    this.parent = parent;
    this.scratch = scratch;
    this.margins = margins;
  }

  /** Returns the rungs that need no parent. */
  static LadderRungs fromScratch(Network network, Kernels kernels) {
    return new LadderRungs(network, network, kernels, Optional.empty());
  }

  /**
   * Returns all rungs of a child.
   *
   * @throws IllegalArgumentException if child and parent do not have the same architecture
   */
  static LadderRungs of(Network child, Kernels kernels, Parent parent) {
    return new LadderRungs(child, child, kernels, Optional.of(parent));
  }

  /**
   * Returns the same of a child that computes the same as another network, on which regions are
   * verified where the parent does not help.
   *
   * @param child has the parent's architecture
   * @param own the network under test
   */
  static LadderRungs of(Network child, Network own, Kernels kernels, Parent parent) {
    return new LadderRungs(child, own, kernels, Optional.of(parent));
  }

  /** Returns the same without the rung that says of margins only that they are positive. */
  LadderRungs withMargins() {
    return new LadderRungs(network, kernels, parent, scratch, true);
  }

  @Override
  public void prepare(ImageClaim claim) {
    atHand = parent.flatMap(known -> recorded(known, claim));
  }

  @Override
  public LadderTask task(ImageClaim claim, RegionVerifier rest) {
    List<Rung> rungs = new ArrayList<>();
    double seconds = scratch.secondsPerRegion();
    Experience prior = Experience.none();
    if (atHand.isPresent()) {
      ParentRecord record = atHand.get().record();
      prior = Experience.ofParent(atHand.get().costs());
      if (atHand.get().secondsPerRegion() > 0) {
        seconds = atHand.get().secondsPerRegion();
      }
      rungs.addAll(transfer().rungs(claim.family(), claim.constraint(), record));
      rungs.removeIf(rung -> margins && rung.step() == LadderStep.BALL);
    }
    rungs.addAll(scratch.rungs(claim.family(), claim.constraint()));
    return new LadderTask(claim.family(), rungs, rest, prior, seconds);
  }

  /** Returns the network that the rungs are of. */
  Network network() {
    return network;
  }

  /** Returns what the layers do to the parent's margins on an image; empty without a record. */
  Optional<DriftByLayer> byLayer(ImageClaim claim) {
    return parent
        .flatMap(known -> recorded(known, claim))
        .map(
            known ->
                LayerAnalysis.of(
                    NetworkPair.of(parent.orElseThrow().network(), network, kernels),
                    claim.family(),
                    claim.constraint(),
                    known.record()));
  }

  private static Optional<Recorded> recorded(Parent parent, ImageClaim claim) {
    Optional<Recorded> recorded = parent.records().apply(claim);
    Optional<String> mismatch =
        recorded.flatMap(
            known -> ChildRungs.mismatch(known.record(), claim.family(), claim.constraint()));
    mismatch.ifPresent(
        reason -> parent.notes().accept("image " + claim.index() + " from scratch: " + reason));
    return mismatch.isPresent() ? Optional.empty() : recorded;
  }

  /** The networks are compared when the first image asks, so that its time has this in it. */
  private ChildRungs transfer() {
    if (transfer == null) {
      transfer = ChildRungs.of(parent.orElseThrow().network(), network, kernels);
    }
    return transfer;
  }
}
