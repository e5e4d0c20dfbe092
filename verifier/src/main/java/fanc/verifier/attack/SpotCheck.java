package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.networks.gradient.Tape;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A look at some points of regions that were verified, where none may violate the constraint: what
 * a sceptic would try first on a proof.
 *
 * <p>One slope at the base point ranks the regions by how far their boxes can push the margin down.
 * In the first of them, and in some drawn at random, the corner down that slope, the middle and a
 * corner at random are looked at, and the nearest are followed downhill for a few steps. Of claimed
 * sets samples are looked at.
 *
 * <p>Only a replay in interval arithmetic counts ({@link Counterexample}), and it is done in plain
 * Java: it shares no backend with the proof it speaks against, and no zonotope. Finding nothing is
 * no evidence of anything. For one thread at a time.
 */
public final class SpotCheck {
  private static final int MOST_POINTS = 64;
  private static final int LEAST_POINTS = 6;
  private static final int MOST_COORDINATES = 1_000;
  private static final int RANKED = 4;
  private static final int DRAWN = 4;
  private static final int STEPS = 4;
  private static final int ROUNDS = 8;

  private final Network network;
  private final OutputConstraint constraint;
  private final MarginTapes tapes;

  /**
   * Prepares checks on one network.
   *
   * @param constraint what was verified of its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public SpotCheck(Network network, OutputConstraint constraint) {
    this.network = network;
    this.constraint = constraint;
    this.tapes = new MarginTapes(network, constraint);
  }

  /**
   * Looks at most at 64 points, a slope counting as two, and at no more than 6 where the time does
   * not suffice.
   *
   * @param family whose regions are all said to be verified
   * @param seconds after which no further point is looked at but the first 6
   * @param seed of what is drawn at random
   * @return a point that contradicts the proof, or nothing
   */
  public Optional<Found> contradiction(RegionFamily family, double seconds, long seed) {
    Trophy trophy = new Trophy(network, constraint, new JavaKernels());
    Effort effort = Effort.unhurried(LEAST_POINTS, MOST_POINTS, Deadline.in(seconds));
    double[] slope = slopeAtBase(family, effort);
    SplittableRandom random = new SplittableRandom(seed);
    List<Probe> probes = new ArrayList<>();
    for (long region : regions(family, slope, random)) {
      if (!trophy.complete() && !effort.spent()) {
        look(family, region, slope, random, trophy, effort).ifPresent(probes::add);
      }
    }
    follow(probes, random, trophy, effort);
    return trophy.found().map(point -> new Found(trophy.region(), point));
  }

  private double[] slopeAtBase(RegionFamily family, Effort effort) {
    Tape tape = tapes.exact();
    Targets targets = new Targets(constraint);
    double[] margins = tape.evaluate(family.base().toArray());
    double[] slope = tape.gradient(targets.weights(targets.nearest(margins), margins, false));
    effort.spend(3);
    return slope;
  }

  /** Returns regions in which the margin can fall furthest, to first order, and some others. */
  private static List<Long> regions(RegionFamily family, double[] slope, SplittableRandom random) {
    long size = family.size();
    long affordable = Math.max(RANKED, MOST_COORDINATES / Math.max(1, family.changes(0).size()));
    long stride = (size - 1) / affordable + 1;
    List<Scored> scored = new ArrayList<>();
    for (long i = 0; i <= (size - 1) / stride; i++) {
      scored.add(new Scored(i * stride, lowest(family, family.changes(i * stride), slope)));
    }
    List<Long> regions = new ArrayList<>();
    scored.stream()
        .sorted(Comparator.comparingDouble(Scored::lowest))
        .limit(RANKED)
        .forEach(region -> regions.add(region.number()));
    for (int i = 0; i < DRAWN && size > RANKED; i++) {
      regions.add(random.nextLong(size));
    }
    return regions;
  }

  private record Scored(long number, double lowest) {}

  private static double lowest(RegionFamily family, SparseBox box, double[] slope) {
    double change = 0;
    for (int k = 0; k < box.size(); k++) {
      double steep = slope[box.index(k)];
      double middle = family.base().value(box.index(k));
      change += Math.min(steep * (box.lower(k) - middle), steep * (box.upper(k) - middle));
    }
    return change;
  }

  /** Looks at a few points of one region; returns where they can be followed, if they can. */
  private Optional<Probe> look(
      RegionFamily family,
      long region,
      double[] slope,
      SplittableRandom random,
      Trophy trophy,
      Effort effort) {
    family
        .claimed(region)
        .ifPresent(
            set -> new MemberSearch(tapes.exact(), constraint, set, region, trophy).begin(effort));
    if (!CounterexampleSearch.canWalk(family, region)) {
      return Optional.empty();
    }
    WitnessBox box = new WitnessBox(family.region(region));
    Probe probe = new Probe(tapes, constraint, box, family.claimed(region), region, trophy);
    probe.on(effort);
    for (double[] point :
        List.of(down(box, slope), box.center(), box.corner(k -> random.nextBoolean()))) {
      if (!probe.done()) {
        probe.look(point);
      }
    }
    return Optional.of(probe).filter(p -> p.looked());
  }

  /**
   * Returns the corner where the margin is least, to first order; where it does not change, the end
   * further from the base point: it may lie on a plateau.
   */
  private static double[] down(WitnessBox box, double[] slope) {
    double[] base = box.base();
    return box.corner(
        k -> {
          double steep = slope[box.region().changes().index(k)];
          return steep < 0 || (steep == 0 && box.upper(k) - base[k] > base[k] - box.lower(k));
        });
  }

  /** Goes downhill, the first time from the nearest points, then from corners at random. */
  private static void follow(
      List<Probe> probes, SplittableRandom random, Trophy trophy, Effort effort) {
    probes.sort(Comparator.comparingDouble(Probe::best));
    for (int round = 0; round < ROUNDS && !probes.isEmpty(); round++) {
      Probe probe = probes.get(round % Math.min(2, probes.size()));
      if (trophy.complete() || effort.spent() || probe.box().isPoint()) {
        return;
      }
      int target = probe.nearestTargetSoFar();
      double[] start =
          round < 2 ? probe.bestPoint(target) : probe.box().corner(k -> random.nextBoolean());
      new Descent(probe, target, Descent.Rule.SIGNS).run(start, STEPS);
    }
  }
}
