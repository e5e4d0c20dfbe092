package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.properties.Choices;
import fanc.properties.ClaimedSet;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    List<Long> composed = composed(family, suspects, trophy, effort);
    if (trophy.complete()) {
      return result(trophy);
    }
    List<Long> regions = joined(composed, ranked(family, suspects, effort, deadline));
    searchMembers(family, regions, trophy, effort);
    List<RegionSearch> searches = new ArrayList<>();
    for (long region : regions) {
      if (!trophy.complete() && !effort.spent() && canWalk(family, region)) {
        RegionSearch search = search(family, region, trophy, budget.seed());
        search.begin(effort);
        searches.add(search);
      }
    }
    narrow(searches, trophy, effort);
    return result(trophy);
  }

  /** Puts regions together from their parts, where it is not known which ones are left. */
  private List<Long> composed(
      RegionFamily family, Suspects suspects, Trophy trophy, Effort effort) {
    Optional<Choices> choices = family.choices();
    boolean suits = choices.isPresent() && !suspects.all() && family.claimed(0).isEmpty();
    return suits
        ? new ChoiceSearch(tapes, constraint, family, choices.get())
            .run(trophy, effort.part(effort.left() / 2))
        : List.of();
  }

  private static List<Long> joined(List<Long> first, List<Long> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  /** Looks at samples of the claimed sets, a few of each and then more of the nearest. */
  private void searchMembers(
      RegionFamily family, List<Long> regions, Trophy trophy, Effort effort) {
    List<MemberSearch> searches = new ArrayList<>();
    for (long region : regions) {
      if (!trophy.complete() && !effort.spent()) {
        family
            .claimed(region)
            .ifPresent(
                set ->
                    searches.add(new MemberSearch(tapes.exact(), constraint, set, region, trophy)));
      }
    }
    searches.forEach(search -> search.begin(effort));
    searches.sort(Comparator.comparingDouble(MemberSearch::nearness));
    for (MemberSearch search : searches.subList(0, Math.min(MOST_RESUMED, searches.size()))) {
      search.run(effort.part(effort.left() / 4));
    }
  }

  /** Returns whether a search can go from point to point: sets may know no member near one. */
  static boolean canWalk(RegionFamily family, long region) {
    Optional<ClaimedSet> claimed = family.claimed(region);
    return claimed.isEmpty() || claimed.get().near(family.base().toArray()).isPresent();
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
    Probe probe = new Probe(tapes, constraint, box, family.claimed(region), region, trophy);
    return new RegionSearch(probe, seed * 0x9E3779B97F4A7C15L + region);
  }

  private static Optional<Found> result(Trophy trophy) {
    return trophy.found().map(point -> new Found(trophy.region(), point));
  }
}
