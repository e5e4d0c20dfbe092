package fanc.verifier.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The search in one region, which can be interrupted and taken up again: the obvious points, then
 * descents towards one target after the other from points old and random; in boxes of few
 * coordinates also all corners, samples, and search by pattern.
 */
final class RegionSearch {
  private static final int FEW = 24;
  private static final int CORNERS = 12;
  private static final int MOST_TARGETS = 10;
  private static final int SAMPLES = 200;
  private static final int SHORT = 20;
  private static final int LONG = 100;

  private final Probe probe;
  private final SplittableRandom random;
  private int round;

  RegionSearch(Probe probe, long seed) {
    this.probe = probe;
    this.random = new SplittableRandom(seed);
  }

  /** Looks at the base point, the middle and two corners. */
  void begin(Effort effort) {
    probe.on(effort);
    WitnessBox box = probe.box();
    for (double[] point :
        List.of(box.base(), box.center(), box.corner(k -> false), box.corner(k -> true))) {
      if (!probe.done()) {
        probe.look(point);
      }
    }
  }

  /** Takes a few steps from the best point towards each of the nearest targets. */
  void approach(Effort effort, int targets, int steps) {
    probe.on(effort);
    for (int target : nearest(targets)) {
      if (!probe.done()) {
        new Descent(probe, target, Descent.Rule.SIGNS).run(probe.bestPoint(target), steps);
      }
    }
  }

  /** Goes on from where it was left, until the effort is spent or nothing is left to find. */
  void resume(Effort effort) {
    probe.on(effort);
    while (!probe.done() && !probe.box().isPoint()) {
      if (round == 0) {
        firstRound();
      } else {
        laterRound();
      }
      round++;
    }
  }

  private void firstRound() {
    int n = probe.box().size();
    if (n <= CORNERS) {
      for (int bits = 0; bits < 1 << n && !probe.done(); bits++) {
        int corner = bits;
        probe.look(probe.box().corner(k -> (corner >> k & 1) == 1));
      }
    }
    for (int target : nearest(MOST_TARGETS)) {
      descend(target, Descent.Rule.SIGNS, probe.bestPoint(target), SHORT);
      descend(target, Descent.Rule.SIGNS_LEAKY, probe.bestPoint(target), SHORT);
    }
  }

  private void descend(int target, Descent.Rule rule, double[] start, int steps) {
    if (!probe.done()) {
      new Descent(probe, target, rule).run(start, steps);
    }
  }

  private void laterRound() {
    if (probe.box().size() <= FEW) {
      sampled();
    }
    List<Integer> ranked = nearest(MOST_TARGETS);
    // 0 1 0 2 0 1 0 3 ...: the nearest target every second time, the next every fourth, ...
    int target = ranked.get(Integer.numberOfTrailingZeros(round) % ranked.size());
    Descent.Rule[] rules = Descent.Rule.values();
    Descent.Rule rule = rules[random.nextInt(rules.length)];
    descend(target, rule, start(target), round < MOST_TARGETS ? SHORT : LONG);
    descend(target, Descent.Rule.SIGNS, probe.bestPoint(target), SHORT);
    if (probe.box().size() <= FEW && !probe.done()) {
      PatternSearch.run(probe, target, probe.bestPoint(target));
    }
  }

  /** Looks at random points, inside and on the boundary, and follows up the best of them. */
  private void sampled() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES && !probe.done(); i++) {
      double[] point = probe.look(i % 2 == 0 ? uniform() : onBoundary());
      int target = probe.nearestTarget();
      samples.add(new Sample(point, target, probe.value(target)));
    }
    samples.sort(Comparator.comparingDouble(Sample::value));
    for (Sample sample : samples.subList(0, Math.min(3, samples.size()))) {
      descend(sample.target(), Descent.Rule.SLOPES, sample.point(), SHORT);
      if (!probe.done()) {
        PatternSearch.run(probe, sample.target(), probe.bestPoint(sample.target()));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(double[] point, int target, double value) {}

  private double[] start(int target) {
    return switch (random.nextInt(4)) {
      case 0 -> probe.bestPoint(target);
      case 1 -> probe.box().center();
      case 2 -> onBoundary();
      default -> uniform();
    };
  }

  private double[] uniform() {
    double[] point = new double[probe.box().size()];
    for (int k = 0; k < point.length; k++) {
      point[k] = probe.box().lower(k) + random.nextDouble() * probe.box().width(k);
    }
    return point;
  }

  /** Returns a point with about half of its coordinates at random ends. */
  private double[] onBoundary() {
    double[] point = uniform();
    for (int k = 0; k < point.length; k++) {
      if (random.nextBoolean()) {
        point[k] = random.nextBoolean() ? probe.box().upper(k) : probe.box().lower(k);
      }
    }
    return point;
  }

  private List<Integer> nearest(int count) {
    return IntStream.range(0, probe.targets())
        .boxed()
        .sorted(Comparator.comparingDouble(probe::bestValue))
        .limit(count)
        .toList();
  }

  /** Returns how near the search has come to any target. */
  double nearness() {
    return probe.best();
  }
}
