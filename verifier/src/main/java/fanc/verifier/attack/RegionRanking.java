package fanc.verifier.attack;

import fanc.networks.gradient.Tape;
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

/**
 * Which regions of a family look most promising from the base point: by the first-order change of
 * the margins over each region's box. One gradient for each target serves all regions, so the
 * window sums of all positions of a patch cost no further evaluation.
 */
final class RegionRanking {
  private static final int MOST_TARGETS = 10;
  private static final int MOST_SCORED = 200_000;

  private final RegionFamily family;
  private final double[] base;
  private final double[] margins;
  private final Targets targets;
  private final List<Integer> nearest;
  private final List<double[]> gradients = new ArrayList<>();

  /** Evaluates the base point and its gradients. */
  RegionRanking(Tape tape, OutputConstraint constraint, RegionFamily family, Effort effort) {
    this.family = family;
    this.base = family.base().toArray();
    this.margins = tape.evaluate(base);
    this.targets = new Targets(constraint);
    this.nearest =
        IntStream.range(0, targets.count())
            .boxed()
            .sorted(Comparator.comparingDouble(t -> targets.value(t, margins)))
            .limit(MOST_TARGETS)
            .toList();
    for (int target : nearest) {
      gradients.add(tape.gradient(targets.weights(target, margins, false)));
    }
    effort.spend(1 + 2L * nearest.size());
  }

  /**
   * Returns regions, the most promising first; those of a list of suspects take every second place
   * at the beginning.
   *
   * @param most how many to return at most
   */
  List<Long> ranked(Suspects suspects, int most, Deadline deadline) {
    List<Long> scored = suspects.all() ? byScore(suspects.regions()) : scan(most, deadline);
    Set<Long> ranked = new LinkedHashSet<>();
    for (int i = 0; ranked.size() < most && i < scored.size(); i++) {
      ranked.add(scored.get(i));
      if (i < suspects.regions().size()) {
        ranked.add(suspects.regions().get(i));
      }
    }
    ranked.addAll(suspects.regions());
    return ranked.stream().limit(most).toList();
  }

  private List<Long> byScore(List<Long> regions) {
    return regions.stream()
        .map(region -> new Scored(region, score(family.changes(region))))
        .sorted(Scored.ORDER)
        .map(Scored::region)
        .toList();
  }

  /** Scores all regions; of a family too large for that, every so many. */
  private List<Long> scan(int most, Deadline deadline) {
    PriorityQueue<Scored> best = new PriorityQueue<>(Scored.ORDER.reversed());
    long stride = (family.size() + MOST_SCORED - 1) / MOST_SCORED;
    for (long region = 0; region < family.size() && !deadline.passed(); region += stride) {
      best.add(new Scored(region, score(family.changes(region))));
      if (best.size() > most) {
        best.poll();
      }
    }
    return best.stream().sorted(Scored.ORDER).map(Scored::region).toList();
  }

  private record Scored(long region, double score) {
    private static final Comparator<Scored> ORDER =
        Comparator.comparingDouble(Scored::score).thenComparingLong(Scored::region);
  }

  /** Returns the least margin of a target within the box, to first order from the base point. */
  private double score(SparseBox box) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gradients.size(); i++) {
      double[] gradient = gradients.get(i);
      double value = targets.value(nearest.get(i), margins);
      for (int k = 0; k < box.size(); k++) {
        double slope = gradient[box.index(k)];
        double middle = base[box.index(k)];
        value += Math.min(slope * (box.lower(k) - middle), slope * (box.upper(k) - middle));
      }
      least = Math.min(least, value);
    }
    return least;
  }
}
