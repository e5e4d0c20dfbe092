package fanc.templates.transfer;

import java.util.List;
import java.util.Optional;

/**
 * Chooses what to try next, by expected time.
 *
 * <p>What is left of an image costs, without a candidate {@code a},
 *
 * <pre>{@code
 * V_a(n) = min( n s,  min over the other candidates b of  t_b + (1 - p_b) n s )
 * }</pre>
 *
 * with s the time of one region from scratch, t the time of a candidate and p the share of the
 * regions that it settles. The candidate with the largest {@code V_a(n) - V_a(n - settled) - t_a}
 * is tried, as long as its time is at most {@value #WORTH} of what it saves. What was never tried
 * on the child is given the benefit of the doubt, up to {@value #FIRST} of the image's time from
 * scratch, and goes first if by its count of multiplications it takes at most {@value #LOOK} of the
 * time of the best. What has proved useless is tried again where all that was wasted on the child,
 * this trial included, stays below {@value #AGAIN} of all its time: so a child on which nothing
 * helps loses little, and one image that was unlike the rest decides nothing for good.
 *
 * <p>The choice decides times, no verdicts. The numbers were set by hand.
 */
final class Choice {
  static final double WORTH = .6;
  static final double FIRST = .3;
  static final double AGAIN = .04;
  static final double LOOK = .7;

  private final Experience experience;
  private final double secondsPerRegion;
  private final int regions;

  /**
   * Makes a choice for one image.
   *
   * @param experience with the child, that of this image included
   * @param secondsPerRegion what a region takes from scratch, greater than 0
   * @param regions how many the image has
   */
  Choice(Experience experience, double secondsPerRegion, int regions) {
    this.experience = experience;
    this.secondsPerRegion = secondsPerRegion;
    this.regions = regions;
  }

  /**
   * Returns what to try next; empty if the rest is better decided region by region.
   *
   * @param open how many regions are left
   * @param wastedHere time wasted on this image so far
   */
  Optional<Candidate> best(List<Candidate> candidates, int open, double wastedHere) {
    Candidate best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : candidates) {
      double saved = saved(candidate, candidates, open);
      double net = saved - candidate.seconds();
      if (candidate.seconds() <= WORTH * saved
          && (candidate.known() || isAffordable(candidate, wastedHere))
          && net > most) {
        best = candidate;
        most = net;
      }
    }
    return untried(candidates, best, wastedHere).or(() -> again(candidates, open));
  }

  /** What was never tried and may be cheaper than the best is worth one look. */
  private Optional<Candidate> untried(
      List<Candidate> candidates, Candidate best, double wastedHere) {
    if (best == null) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(c -> !c.known() && c.level() == 0 && c.seconds() < LOOK * best.seconds())
        .filter(c -> isAffordable(c, wastedHere))
        .min((a, b) -> Double.compare(a.seconds(), b.seconds()))
        .or(() -> Optional.of(best));
  }

  private double saved(Candidate one, List<Candidate> all, int open) {
    return rest(open, one, all) - rest(open - one.settles(), one, all);
  }

  private double rest(double open, Candidate without, List<Candidate> all) {
    double least = open * secondsPerRegion;
    for (Candidate other : all) {
      if (other.rung() != without.rung()) {
        double covered = Math.min(open, other.open());
        double then = (open - other.share() * covered) * secondsPerRegion;
        least = Math.min(least, other.seconds() + then);
      }
    }
    return least;
  }

  private boolean isAffordable(Candidate candidate, double wastedHere) {
    return wastedHere + candidate.seconds() <= FIRST * regions * secondsPerRegion;
  }

  /** Something that was useless so far, if the time it takes matters little. */
  private Optional<Candidate> again(List<Candidate> candidates, int open) {
    return candidates.stream()
        .filter(Candidate::known)
        .filter(c -> c.settles() * secondsPerRegion < c.seconds())
        .filter(c -> c.seconds() <= FIRST * open * secondsPerRegion)
        .filter(c -> experience.wasted() + c.seconds() <= AGAIN * experience.seconds())
        .min((a, b) -> Double.compare(a.seconds(), b.seconds()));
  }
}
