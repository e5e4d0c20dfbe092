package fanc.cli;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.StepShare;
import fanc.templates.transfer.Experience;
import fanc.templates.transfer.Ladder;
import fanc.templates.transfer.LadderResult;
import fanc.templates.transfer.LadderStep;
import fanc.templates.transfer.LadderTask;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.RegionVerifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settles groups of regions rung by rung, and what is left one by one from scratch.
 *
 * <p>What one image has shown of the rungs helps with the next. An image that is decided again, to
 * time it, begins with what was known before it: the time of a repeat is that of an image that
 * comes after others, not of one that is known by heart.
 */
final class LadderDecision implements FamilyDecision {
  private final Ladder ladder = new Ladder();
  private final ImageRungs rungs;
  private final Function<OutputConstraint, Cascade> cascades;
  private final FamilyVerifier threads;
  private final Memory memory;

  /** What is known of the rungs on the network, before the last image and after it. */
  private static final class Memory {
    private Experience before = Experience.none();
    private Experience after = Experience.none();
    private RegionFamily last;

    private Experience before(RegionFamily family) {
      if (family != last) {
        before = after;
        last = family;
      }
      return before;
    }
  }

  /** The rungs for an image. */
  interface ImageRungs {

    /** Reads what is recorded of an image, before its time is taken. */
    void prepare(ImageClaim claim);

    /**
     * Returns what there is to do for an image.
     *
     * @param rest decides regions one by one
     */
    LadderTask task(ImageClaim claim, RegionVerifier rest);
  }

  /**
   * Makes a decision.
   *
   * @param rungs what settles groups of regions
   * @param cascades what decides one region alone, for a constraint
   */
  LadderDecision(
      ImageRungs rungs, Function<OutputConstraint, Cascade> cascades, FamilyVerifier threads) {
    this(rungs, cascades, threads, new Memory());
  }

  private LadderDecision(
      ImageRungs rungs,
      Function<OutputConstraint, Cascade> cascades,
      FamilyVerifier threads,
      Memory memory) {
    this.rungs = rungs;
    this.cascades = cascades;
    this.threads = threads;
    this.memory = memory;
  }

  /** Returns the same decision with other rungs of the same network; both share one memory. */
  LadderDecision with(ImageRungs others) {
    return new LadderDecision(others, cascades, threads, memory);
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    rungs.prepare(claim);
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    Experience before = memory.before(claim.family());
    Cascade cascade = cascades.apply(claim.constraint());
    LadderTask task = rungs.task(claim, cascade.verifier());
    LadderResult result =
        Interruption.passedOn(() -> ladder.climb(task, before, threads, deadline));
    memory.after = result.after();
    FamilyResult family = result.family();
    FamilyOutcome outcome =
        new FamilyOutcome(
            family.regions(),
            family.examined(),
            family.verified(),
            family.worstRegion() < 0 ? Double.NaN : family.worstMargin(),
            family.unproven(),
            (System.nanoTime() - start) * 1e-9,
            shares(result, cascade.shares()),
            0,
            0);
    return outcome.detailed(RegionDetails.of(result.findings()));
  }

  private static Map<Rung, RungShare> shares(LadderResult result, List<StepShare> steps) {
    Map<Rung, RungShare> shares = new EnumMap<>(Rung.class);
    result
        .shares()
        .forEach(
            (step, share) ->
                shares.put(
                    Rung.valueOf(step.name()),
                    step == LadderStep.SCRATCH
                        ? new RungShare(share.settled(), share.seconds(), steps)
                        : new RungShare(share.settled(), share.seconds())));
    return shares;
  }
}
