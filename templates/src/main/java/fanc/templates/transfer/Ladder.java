package fanc.templates.transfer;

import fanc.properties.RegionFamily;
import fanc.templates.transfer.LadderResult.Share;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.KeptMargins;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Settles the regions of an image rung by rung: what a cheap look at many regions verifies, no dear
 * look at one has to.
 *
 * <p>A region is verified by the first rung that finds a positive lower bound of its margin. Rungs
 * and levels are tried in the order and to the extent that {@link Choice} expects to save time.
 * What they leave is decided region by region, all of it, so whatever is tried and whatever the
 * clock says, no region that the last step verifies is lost before the deadline.
 *
 * <p>Usable by several threads, each with a task of its own.
 */
public final class Ladder {
  private static final int MOST_REGIONS = 1 << 24;

  /** So few regions are decided one by one on a child's first image, to know what that takes. */
  private static final int FEW = 4;

  private final LongSupplier nanos;

  /** Makes a ladder that goes by the system's clock. */
  public Ladder() {
    this(System::nanoTime);
  }

  /**
   * Makes a ladder.
   *
   * @param nanos a clock, in nanoseconds since some moment
   */
  Ladder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Settles what can be settled.
   *
   * @param before what earlier images of the same child have shown
   * @param threads decide what is left region by region
   * @throws InterruptedException if the calling thread is interrupted
   */
  public LadderResult climb(
      LadderTask task, Experience before, FamilyVerifier threads, Deadline deadline)
      throws InterruptedException {
    long start = nanos.getAsLong();
    if (isPlain(task, before)) {
      KeptMargins kept = KeptMargins.of(task.family());
      FamilyResult all = threads.verify(task.family(), kept.of(task.rest()), deadline);
      Climb none = new Climb(new OpenRegions(1), task, before);
      none.scratch(all, secondsSince(start));
      int few = none.findings.size();
      none.findings.takeScratch(LongStream.range(0, few).toArray(), kept);
      return none.result(all, secondsSince(start));
    }
    OpenRegions regions = new OpenRegions((int) task.family().size());
    Climb climb = new Climb(regions, task, before);
    climb.rungs(deadline);
    if (regions.open() == 0 || deadline.passed()) {
      return climb.result(regions.with(nothing()), secondsSince(start));
    }
    long began = nanos.getAsLong();
    long[] members = regions.remaining();
    RegionFamily left = new SomeRegions(task.family(), members);
    KeptMargins kept = KeptMargins.of(left);
    FamilyResult rest = threads.verify(left, kept.of(task.rest()), deadline);
    climb.scratch(rest, secondsSince(began));
    climb.findings.takeScratch(members, kept);
    return climb.result(regions.with(rest), secondsSince(start));
  }

  /**
   * Tries the rungs as {@link #climb} does and leaves it at that.
   *
   * @return what came of it, for an image like this one
   */
  public Experience rehearse(LadderTask task, Deadline deadline) {
    if (task.rungs().isEmpty() || task.family().size() > MOST_REGIONS) {
      return Experience.none();
    }
    OpenRegions regions = new OpenRegions((int) task.family().size());
    Climb climb = new Climb(regions, task, Experience.none());
    climb.rungs(deadline);
    return climb.experience;
  }

  private static boolean isPlain(LadderTask task, Experience before) {
    long regions = task.family().size();
    boolean firstOfFew = regions <= FEW && !(before.scratch().offered() > 0);
    return task.rungs().isEmpty() || firstOfFew || regions > MOST_REGIONS;
  }

  private static FamilyResult nothing() {
    return new FamilyResult(0, 0, 0, Double.POSITIVE_INFINITY, -1, List.of());
  }

  private double secondsSince(long start) {
    return (nanos.getAsLong() - start) * 1e-9;
  }

  /** The way down of one image. */
  private final class Climb {
    private final OpenRegions regions;
    private final LadderTask task;
    private final List<Frontier> frontiers = new ArrayList<>();
    private final Map<LadderStep, Share> shares = new EnumMap<>(LadderStep.class);
    private final RegionFindings findings;
    private Experience experience;

    private Climb(OpenRegions regions, LadderTask task, Experience before) {
      this.regions = regions;
      this.task = task;
      this.findings = RegionFindings.of(task.family().size());
      this.experience = before.isNone() ? task.prior() : before;
      task.rungs().forEach(rung -> frontiers.add(new Frontier(rung, regions)));
    }

    /** Tries what is worth it, until nothing is. */
    private void rungs(Deadline deadline) {
      boolean goesOn = true;
      while (goesOn && regions.open() > 0 && !deadline.passed()) {
        goesOn = step(deadline);
      }
    }

    /** Tries the best of what can be tried; returns false if nothing is worth it. */
    private boolean step(Deadline deadline) {
      double secondsPerRegion = secondsPerRegion();
      int open = regions.open();
      List<Candidate> candidates = new ArrayList<>();
      frontiers.forEach(frontier -> frontier.offer(experience, secondsPerRegion, candidates));
      Optional<Candidate> best = new Choice(experience, secondsPerRegion).best(candidates, open);
      if (best.isEmpty()) {
        return false;
      }
      Candidate chosen = best.get();
      long start = nanos.getAsLong();
      int groups = frontier(chosen).climb(chosen, secondsPerRegion, deadline);
      if (groups == 0) {
        // They were counted, but there are none so deep.
        return true;
      }
      double seconds = secondsSince(start);
      int settled = open - regions.open();
      findings.take(regions, chosen.rung().step());
      double lost = Math.max(0, seconds - settled * secondsPerRegion);
      Tried tried = Tried.once(groups, chosen.open(), settled, seconds);
      experience = experience.with(chosen.rung(), chosen.level(), tried, lost);
      shares.merge(chosen.rung().step(), new Share(settled, seconds), Share::plus);
      return true;
    }

    private Frontier frontier(Candidate chosen) {
      return frontiers.stream().filter(f -> f.rung() == chosen.rung()).findFirst().orElseThrow();
    }

    private double secondsPerRegion() {
      double measured = experience.scratch().secondsPerRegion();
      return measured > 0 ? measured : task.secondsPerRegion();
    }

    private void scratch(FamilyResult rest, double seconds) {
      shares.put(LadderStep.SCRATCH, new Share(rest.verified(), seconds));
      if (rest.examined() > 0) {
        Tried tried = Tried.once(rest.examined(), rest.examined(), rest.verified(), seconds);
        experience = experience.withScratch(tried);
      }
    }

    private LadderResult result(FamilyResult family, double seconds) {
      return new LadderResult(family, shares, seconds, experience, findings);
    }
  }
}
