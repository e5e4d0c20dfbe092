package fanc.verifier.attack;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which regions of a family look most promising from the base point: by the first-order change of
 * the margins over each region's box. One gradient for each target serves all regions, so the
 * window sums of all positions of a patch cost no further evaluation.
 *
 * <p>There are two rankings, by slopes and by slopes that see through resting rectifiers, as the
 * base point may lie on a plateau.
 */
final class RegionRanking {
  private static final int MOST_TARGETS = 10;
  private static final int MOST_SCORED = 200_000;

  private final RegionFamily family;
  private final double[] base;
  private final List<Slope> exact = new ArrayList<>();
  private final List<Slope> leaky = new ArrayList<>();

  /** The value of a target at the base point, and its gradient there. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Slope(double value, double[] gradient) {}

  /** Evaluates the base point and its gradients. */
  RegionRanking(
      MarginTapes tapes, OutputConstraint constraint, RegionFamily family, Effort effort) {
    this.family = family;
    this.base = family.base().toArray();
    double[] margins = tapes.exact().evaluate(base);
    Targets targets = new Targets(constraint);
    List<Integer> nearest =
        IntStream.range(0, targets.count())
            .boxed()
            .sorted(Comparator.comparingDouble(t -> targets.value(t, margins)))
            .limit(MOST_TARGETS)
            .toList();
    for (int target : nearest) {
      double value = targets.value(target, margins);
      double[] row = targets.weights(target, margins, false);
      exact.add(new Slope(value, tapes.exact().gradient(row)));
      leaky.add(new Slope(value, tapes.leaky(base, row)));
    }
    effort.spend(1 + 5L * nearest.size());
  }

  /**
   * Returns regions, the most promising first: the first of each ranking and of the suspects, then
   * the second ones, and so on.
   *
   * @param most how many to return at most
   */
  List<Long> ranked(Suspects suspects, int most, Deadline deadline) {
    List<Long> candidates = suspects.all() ? suspects.regions() : sampled();
    List<List<Long>> lists = new ArrayList<>(scored(candidates, most, deadline));
    lists.add(suspects.regions());
    Set<Long> ranked = new LinkedHashSet<>();
    int longest = lists.stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < longest; i++) {
      for (List<Long> list : lists) {
        if (i < list.size()) {
          ranked.add(list.get(i));
        }
      }
    }
    return ranked.stream().limit(most).toList();
  }

  /** Returns all regions; of a family too large for that, every so many. */
  private List<Long> sampled() {
    long last = family.size() - 1;
    long stride = last / MOST_SCORED + 1;
    return LongStream.rangeClosed(0, last / stride).map(i -> i * stride).boxed().toList();
  }

  /** Returns the best regions by slopes, and the best by slopes through resting rectifiers. */
  private List<List<Long>> scored(List<Long> regions, int most, Deadline deadline) {
    PriorityQueue<Scored> bestExact = new PriorityQueue<>(Scored.ORDER.reversed());
    PriorityQueue<Scored> bestLeaky = new PriorityQueue<>(Scored.ORDER.reversed());
    for (long region : regions) {
      if (!deadline.passed()) {
        SparseBox box = family.changes(region);
        keep(bestExact, new Scored(region, score(box, exact)), most);
        keep(bestLeaky, new Scored(region, score(box, leaky)), most);
      }
    }
    return List.of(inOrder(bestExact), inOrder(bestLeaky));
  }

  private static void keep(PriorityQueue<Scored> best, Scored scored, int most) {
    best.add(scored);
    if (best.size() > most) {
      best.poll();
    }
  }

  private static List<Long> inOrder(PriorityQueue<Scored> best) {
    return best.stream().sorted(Scored.ORDER).map(Scored::region).toList();
  }

  private record Scored(long region, double score) {
    private static final Comparator<Scored> ORDER =
        Comparator.comparingDouble(Scored::score).thenComparingLong(Scored::region);
  }

  /** Returns the least margin of a target within the box, to first order from the base point. */
  private double score(SparseBox box, List<Slope> slopes) {
    double least = Double.POSITIVE_INFINITY;
    for (Slope slope : slopes) {
      double value = slope.value();
      for (int k = 0; k < box.size(); k++) {
        double steep = slope.gradient()[box.index(k)];
        double middle = base[box.index(k)];
        value += Math.min(steep * (box.lower(k) - middle), steep * (box.upper(k) - middle));
      }
      least = Math.min(least, value);
    }
    return least;
  }
}
