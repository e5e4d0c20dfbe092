package fanc.templates.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what to try next, by expected time.
 *
 * <p>With s the time of one region from scratch, t the time of a candidate and p the share of its
 * regions that it settles, both from experience with the child, the n regions that are left take
 *
 * <pre>{@code
 * C(n) = min( n s,  min over candidates a of  t_a + R_a(n - p_a n_a) )
 * R_a(m) = min( m s,  min over candidates b but a of  t_b + (m - p_b m) s )
 * }</pre>
 *
 * and the candidate of the least sum is tried, as long as its own time is at most {@value #WORTH}
 * of what the regions that it settles take from scratch.
 *
 * <p>What was never tried on the child settles all with chance q or nothing. It is tried first if
 * that is expected to save time on this image and on {@value #HORIZON} more like it,
 *
 * <pre>{@code
 * t < q (C(n) + HORIZON (C(n) - t)),
 * }</pre>
 *
 * the least t / q first, as long as all that was ever wasted on the child, this trial included, is
 * at most {@value #FIRST} of C(n) and {@value #SPARE} of all time spent on the child. Rungs that
 * rest on a parent and those that do not are each allowed that: what the one kind wastes says
 * nothing of the other. What has proved useless is tried again where all waste stays below {@value
 * #AGAIN} of all time: so a child on which nothing helps loses little, and one image that was
 * unlike the rest decides nothing for good.
 *
 * <p>The choice decides times, no verdicts. The numbers were set by hand.
 */
final class Choice {
  static final double WORTH = .6;
  static final double FIRST = .3;
  static final double SPARE = .05;
  static final double AGAIN = .04;
  static final double HORIZON = 3;

  private final Experience experience;
  private final double secondsPerRegion;

  /**
   * Makes a choice for one image.
   *
   * @param experience with the child, that of this image included
   * @param secondsPerRegion what a region takes from scratch, greater than 0
   */
  Choice(Experience experience, double secondsPerRegion) {
    this.experience = experience;
    this.secondsPerRegion = secondsPerRegion;
  }

  /**
   * Returns what to try next; empty if the rest is better decided region by region.
   *
   * @param open how many regions are left
   */
  Optional<Candidate> best(List<Candidate> candidates, int open) {
    Optional<Candidate> known =
        candidates.stream()
            .filter(c -> isWorthIt(c, secondsPerRegion))
            .min(Comparator.comparingDouble(c -> with(c, candidates, open, secondsPerRegion)));
    double cost = seconds(candidates, open, secondsPerRegion);
    double most = FIRST * cost + SPARE * experience.seconds();
    return candidates.stream()
        .filter(c -> !c.known())
        .filter(c -> experience.wasted(c.rung().step()) + c.seconds() <= most)
        .filter(c -> c.seconds() < c.share() * (cost + HORIZON * (cost - c.seconds())))
        .min(Comparator.comparingDouble(c -> c.seconds() / c.share()))
        .or(() -> known)
        .or(() -> again(candidates, open));
  }

  /** Returns C, what so many open regions take by all that is known. */
  static double seconds(List<Candidate> candidates, int open, double secondsPerRegion) {
    return candidates.stream()
        .filter(c -> isWorthIt(c, secondsPerRegion))
        .mapToDouble(c -> with(c, candidates, open, secondsPerRegion))
        .reduce(open * secondsPerRegion, Math::min);
  }

  private static boolean isWorthIt(Candidate candidate, double secondsPerRegion) {
    return candidate.known()
        && candidate.seconds() <= WORTH * candidate.settles() * secondsPerRegion;
  }

  private static double with(
      Candidate one, List<Candidate> all, int open, double secondsPerRegion) {
    double left = (open - one.settles()) * secondsPerRegion;
    double least = left;
    for (Candidate other : all) {
      if (other.known() && !other.equals(one)) {
        least = Math.min(least, other.seconds() + (1 - other.share()) * left);
      }
    }
    return one.seconds() + least;
  }

  /** Something that was useless so far, if the time it takes matters little. */
  private Optional<Candidate> again(List<Candidate> candidates, int open) {
    return candidates.stream()
        .filter(Candidate::known)
        .filter(c -> c.settles() * secondsPerRegion < c.seconds())
        .filter(c -> c.seconds() <= FIRST * open * secondsPerRegion)
        .filter(c -> experience.wasted() + c.seconds() <= AGAIN * experience.seconds())
        .min(Comparator.comparingDouble(Candidate::seconds));
  }
}
