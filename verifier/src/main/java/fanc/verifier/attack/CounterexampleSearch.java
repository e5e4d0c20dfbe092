package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.properties.ClaimedSet;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a counterexample in the regions of a family.
 *
 * <p>Regions are ranked, the most promising ones get a few steps each, and what is left of the
 * budget goes to fewer and fewer of them, those nearest to a violation. Where only some points of a
 * region count ({@link RegionFamily#claimed}), only these are looked at.
 *
 * <p>Incomplete: nothing found says nothing. Repeatable: the same budget in multiplications and the
 * same seed give the same answer, unless time runs out first. For one thread at a time.
 */
public final class CounterexampleSearch {
  private static final int FEWEST = 40;
  private static final int MOST_RANKED = 1000;
  private static final int MOST_APPROACHED = 64;
  private static final int MOST_RESUMED = 16;
  private static final int NEAR_TARGETS = 3;

  private final Network network;
  private final OutputConstraint constraint;
  private final Kernels kernels;
  private final MarginTapes tapes;

  /**
   * Prepares searches on one network.
   *
   * @param constraint what must hold at its output
   * @param kernels arithmetic of the replay
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public CounterexampleSearch(Network network, OutputConstraint constraint, Kernels kernels) {
    this.network = network;
    this.constraint = constraint;
    this.kernels = kernels;
    this.tapes = new MarginTapes(network, constraint);
  }

  /**
   * What was found.
   *
   * @param region the region it lies in
   * @param counterexample the point
   */
  public record Found(long region, Counterexample counterexample) {}

  /** Looks at the base point, the middle and two corners of one region. */
  public Optional<Found> begin(RegionFamily family, long region) {
    Trophy trophy = new Trophy(network, constraint, kernels);
    Effort effort = new Effort(Long.MAX_VALUE, Deadline.never());
    Optional<ClaimedSet> claimed = family.claimed(region);
    if (claimed.isPresent()) {
      new MemberSearch(tapes.exact(), constraint, claimed.get(), region, trophy).begin(effort);
    } else {
      search(family, region, trophy, 0).begin(effort);
    }
    return result(trophy);
  }

  /**
   * Searches the regions of a family.
   *
   * @param suspects where to search first, or only
   */
  public Optional<Found> search(RegionFamily family, Suspects suspects, SearchBudget budget) {
    Trophy trophy = new Trophy(network, constraint, kernels);
    Deadline deadline = Deadline.in(budget.seconds());
    long evaluations = (long) Math.max(FEWEST, budget.multiplications() / tapes.exact().work());
    Effort effort = new Effort(evaluations, deadline);
    List<Long> regions = ranked(family, suspects, effort, deadline);
    List<RegionSearch> searches = new ArrayList<>();
    for (long region : regions) {
      Optional<ClaimedSet> claimed = family.claimed(region);
      if (claimed.isPresent()) {
        Effort part = effort.part(Math.max(1, effort.left() / Math.min(regions.size(), 8)));
        new MemberSearch(tapes.exact(), constraint, claimed.get(), region, trophy).run(part);
      } else if (!trophy.complete() && !effort.spent()) {
        RegionSearch search = search(family, region, trophy, budget.seed());
        search.begin(effort);
        searches.add(search);
      }
    }
    narrow(searches, trophy, effort);
    return result(trophy);
  }

  private List<Long> ranked(
      RegionFamily family, Suspects suspects, Effort effort, Deadline deadline) {
    if (family.size() == 1) {
      return List.of(0L);
    }
    int most = (int) Math.max(1, Math.min(MOST_RANKED, effort.left() / 20));
    return new RegionRanking(tapes, constraint, family, effort).ranked(suspects, most, deadline);
  }

  /** Spends a third of what is left on many regions, and more and more on fewer and fewer. */
  private static void narrow(List<RegionSearch> searches, Trophy trophy, Effort effort) {
    List<RegionSearch> left = nearest(searches, MOST_APPROACHED);
    long each = Math.max(3, effort.left() / 3 / Math.max(1, left.size()));
    for (RegionSearch search : left) {
      if (!trophy.complete() && !effort.spent()) {
        search.approach(effort.part(each), NEAR_TARGETS, NEAR_TARGETS);
      }
    }
    for (int count = MOST_RESUMED; count > 0 && !searches.isEmpty(); count /= 2) {
      left = nearest(left, count);
      long share = Math.max(1, effort.left() / left.size() / (count == 1 ? 1 : 2));
      for (RegionSearch search : left) {
        if (!trophy.complete() && !effort.spent()) {
          search.resume(effort.part(share));
        }
      }
    }
  }

  private static List<RegionSearch> nearest(List<RegionSearch> searches, int count) {
    return searches.stream()
        .sorted(Comparator.comparingDouble(RegionSearch::nearness))
        .limit(count)
        .toList();
  }

  private RegionSearch search(RegionFamily family, long region, Trophy trophy, long seed) {
    WitnessBox box = new WitnessBox(family.region(region));
    Probe probe = new Probe(tapes, constraint, box, region, trophy);
    return new RegionSearch(probe, seed * 0x9E3779B97F4A7C15L + region);
  }

  private static Optional<Found> result(Trophy trophy) {
    return trophy.found().map(point -> new Found(trophy.region(), point));
  }
}
