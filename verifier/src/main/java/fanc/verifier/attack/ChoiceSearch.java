package fanc.verifier.attack;

import fanc.properties.Choices;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The search in a family of choices of parts, such as all sets of three pixels, of which there are
 * too many to rank: parts are put together one by one.
 *
 * <p>Every part is tried alone, at its corners; where that is too dear, those that the slopes at
 * the base point name. Towards each of the nearest targets the best few sets are then kept and
 * extended by one of the best parts at a time, all of it by evaluation: a pixel that jumps from
 * black to white goes far beyond what a slope says. The region of what comes out is looked at
 * there.
 */
final class ChoiceSearch {
  private static final int MOST_TARGETS = 10;
  private static final int KEPT = 4;
  private static final int TRIED = 40;
  private static final int MOST_CORNERS = 8;

  private final MarginTapes tapes;
  private final OutputConstraint constraint;
  private final RegionFamily family;
  private final Choices choices;
  private final Targets targets;
  private final double[] base;

  ChoiceSearch(
      MarginTapes tapes, OutputConstraint constraint, RegionFamily family, Choices choices) {
    this.tapes = tapes;
    this.constraint = constraint;
    this.family = family;
    this.choices = choices;
    this.targets = new Targets(constraint);
    this.base = family.base().toArray();
  }

  /** A part at one of its corners, and what each target is worth there alone. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Corner(int part, double[] ends, double[] values) {}

  /** Some parts at corners of theirs, and what a target is worth there. */
  private record Composed(List<Corner> corners, double value) {
    private boolean has(int part) {
      return corners.stream().anyMatch(corner -> corner.part() == part);
    }
  }

  /**
   * Looks for regions and offers the points found in them.
   *
   * @return the regions, those of the nearest targets first
   */
  List<Long> run(Trophy trophy, Effort effort) {
    double[] margins = tapes.exact().evaluate(base);
    effort.spend(1);
    List<Integer> nearest =
        IntStream.range(0, targets.count())
            .boxed()
            .sorted(Comparator.comparingDouble(t -> targets.value(t, margins)))
            .limit(MOST_TARGETS)
            .toList();
    List<Corner> alone = alone(affordable(nearest, margins, effort), effort);
    List<Long> regions = new ArrayList<>();
    for (int target : nearest) {
      if (!trophy.complete() && !effort.spent()) {
        for (Composed found : composed(alone, target, effort)) {
          offer(found, trophy, effort).ifPresent(regions::add);
        }
      }
    }
    return regions;
  }

  /** Returns the parts to try: all, or those by which the slopes of the targets promise most. */
  private List<Integer> affordable(List<Integer> nearest, double[] margins, Effort effort) {
    List<Integer> all = IntStream.range(0, choices.parts().size()).boxed().toList();
    long most = effort.left() / 4 / corners(choices.parts().get(0)).size();
    if (all.size() <= most) {
      return all;
    }
    double[] lowest = new double[all.size()];
    for (int target : nearest) {
      tapes.exact().evaluate(base);
      double[] slope = tapes.exact().gradient(targets.weights(target, margins, false));
      effort.spend(3);
      for (int part : all) {
        SparseBox box = choices.parts().get(part);
        double change = 0;
        for (int k = 0; k < box.size(); k++) {
          double steep = slope[box.index(k)];
          double from = base[box.index(k)];
          change += Math.min(steep * (box.lower(k) - from), steep * (box.upper(k) - from));
        }
        lowest[part] = Math.min(lowest[part], change);
      }
    }
    return all.stream()
        .sorted(Comparator.comparingDouble(part -> lowest[part]))
        .limit(Math.max(1, most))
        .toList();
  }

  private List<Corner> alone(List<Integer> parts, Effort effort) {
    List<Corner> alone = new ArrayList<>();
    for (int part : parts) {
      for (double[] ends : corners(choices.parts().get(part))) {
        if (!effort.spent()) {
          Corner corner = new Corner(part, ends, new double[targets.count()]);
          double[] margins = evaluated(List.of(corner), effort);
          Arrays.setAll(corner.values(), t -> targets.value(t, margins));
          alone.add(corner);
        }
      }
    }
    return alone;
  }

  /** Returns all corners of a part, of a large one that at the lower and that at the upper ends. */
  private static List<double[]> corners(SparseBox box) {
    int n = box.size();
    boolean all = n < Integer.SIZE && 1 << n <= MOST_CORNERS;
    List<double[]> corners = new ArrayList<>();
    for (int bits = 0; bits < (all ? 1 << n : 2); bits++) {
      double[] ends = new double[n];
      for (int k = 0; k < n; k++) {
        boolean upper = (all ? bits >> k & 1 : bits) == 1;
        ends[k] = upper ? box.upper(k) : box.lower(k);
      }
      corners.add(ends);
    }
    return corners;
  }

  private double[] evaluated(List<Corner> corners, Effort effort) {
    double[] input = base.clone();
    for (Corner corner : corners) {
      SparseBox box = choices.parts().get(corner.part());
      for (int k = 0; k < box.size(); k++) {
        input[box.index(k)] = corner.ends()[k];
      }
    }
    effort.spend(1);
    return tapes.exact().evaluate(input);
  }

  /** Returns the best sets of at most as many parts as a region has. */
  private List<Composed> composed(List<Corner> alone, int target, Effort effort) {
    List<Corner> best =
        alone.stream()
            .sorted(Comparator.comparingDouble(corner -> corner.values()[target]))
            .limit(TRIED)
            .toList();
    List<Composed> kept =
        best.stream()
            .limit(KEPT)
            .map(corner -> new Composed(List.of(corner), corner.values()[target]))
            .toList();
    for (int size = 1; size < choices.chosen() && !kept.isEmpty(); size++) {
      if (kept.get(0).value() <= 0) {
        return kept;
      }
      List<Composed> larger = new ArrayList<>();
      for (Composed set : kept) {
        for (Corner corner : best) {
          if (!set.has(corner.part()) && !effort.spent()) {
            List<Corner> both = new ArrayList<>(set.corners());
            both.add(corner);
            larger.add(new Composed(both, targets.value(target, evaluated(both, effort))));
          }
        }
      }
      larger.addAll(kept);
      larger.sort(Comparator.comparingDouble(Composed::value));
      kept = List.copyOf(larger.subList(0, Math.min(KEPT, larger.size())));
    }
    return kept;
  }

  /** Looks at a point in a region of it; parts that are missing stay as they are. */
  private Optional<Long> offer(Composed found, Trophy trophy, Effort effort) {
    List<Integer> parts = new ArrayList<>(found.corners().stream().map(Corner::part).toList());
    for (int part = 0; parts.size() < choices.chosen(); part++) {
      if (!parts.contains(part)) {
        parts.add(part);
      }
    }
    OptionalLong place = choices.place(parts.stream().mapToInt(p -> p).toArray());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    long region = place.getAsLong();
    WitnessBox box = new WitnessBox(family.region(region));
    Probe probe = new Probe(tapes, constraint, box, family.claimed(region), region, trophy);
    double[] input = base.clone();
    for (Corner corner : found.corners()) {
      SparseBox changes = choices.parts().get(corner.part());
      for (int k = 0; k < changes.size(); k++) {
        input[changes.index(k)] = corner.ends()[k];
      }
    }
    double[] point = new double[box.size()];
    Arrays.setAll(point, k -> input[box.region().changes().index(k)]);
    probe.on(effort).look(point);
    return Optional.of(region);
  }
}
