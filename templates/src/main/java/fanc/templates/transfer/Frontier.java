package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import java.util.ArrayList;
import java.util.List;

/** How far one rung has come on one image: the groups that it has not tried yet. */
final class Frontier {
  private static final int DEEPEST = 3;
  private static final int MOST_BARREN = 3;
  private static final double AFTER_NOTHING = .5;
  private static final double WORTH_A_GROUP = .7;
  private static final double SECONDS_PER_MULTIPLICATION = 1.5e-10;
  private static final double SLOWEST = 4;

  /** Into how many parts a group is split, as a rule. */
  private static final int PARTS = 4;

  private final Rung rung;
  private final OpenRegions regions;
  private int level;
  private List<Group> groups;
  private int barren;
  private double settled;

  Frontier(Rung rung, OpenRegions regions) {
    this.rung = rung;
    this.regions = regions;
    this.groups = rung.roots();
  }

  /** Returns whose it is. */
  Rung rung() {
    return rung;
  }

  /**
   * Adds what the rung could do next: its groups, and where there is experience with such, their
   * parts in place of them. Parts are counted, and not made before they are tried.
   *
   * @param secondsPerRegion what a region takes from scratch
   */
  void offer(Experience experience, double secondsPerRegion, List<Candidate> candidates) {
    if (groups.isEmpty() || barren >= MOST_BARREN) {
      return;
    }
    List<Group> some = groups.stream().filter(g -> regions.open(g.members()) > 0).toList();
    int open = regions.open(some);
    int count = some.size();
    double chance = 1;
    for (int at = level; at <= DEEPEST && count > 0 && open >= count; at++) {
      Tried tried = experience.at(rung, at);
      double seconds = secondsPerGroup(experience, at, some.get(0));
      boolean known = tried.offered() > 0;
      if (count * seconds < WORTH_A_GROUP * open * secondsPerRegion) {
        candidates.add(candidate(at, count, open, count * seconds, tried, chance));
      }
      if (!known || !rung.hasParts(some.get(0))) {
        return;
      }
      count *= PARTS;
      chance *= tried.settled() > 0 ? 1 : AFTER_NOTHING;
    }
  }

  /** Where groups settled some of their regions, their parts are expected to settle as many. */
  private Candidate candidate(
      int at, int count, int open, double seconds, Tried tried, double chance) {
    boolean isNext = at == level && settled > 0;
    boolean known = tried.offered() > 0;
    double share = known ? tried.share() : isNext ? settled : chance * rung.chance();
    double left = share * Math.pow(AFTER_NOTHING, barren);
    return new Candidate(rung, at, count, open, seconds, left, known || isNext);
  }

  /** A pause of the machine in the only measurement so far must not rule out what is cheap. */
  private double secondsPerGroup(Experience experience, int at, Group group) {
    double counted = rung.multiplications(group) * SECONDS_PER_MULTIPLICATION;
    for (int near = at; near >= 0; near--) {
      Tried tried = experience.at(rung, near);
      if (tried.offered() > 0) {
        return Math.min(tried.fastest(), SLOWEST * counted);
      }
    }
    return counted;
  }

  private List<Group> parts(List<Group> some) {
    List<Group> parts = new ArrayList<>();
    for (Group group : some) {
      if (regions.open(group.members()) > 0) {
        parts.addAll(rung.split(group));
      }
    }
    return parts;
  }

  /**
   * Tries the groups of a candidate, and goes on to their parts.
   *
   * @return how many groups were tried
   */
  int climb(Candidate candidate, double secondsPerRegion, Deadline deadline) {
    List<Group> some = groups;
    for (; level < candidate.level(); level++) {
      some = parts(some);
    }
    double least = candidate.seconds() / candidate.groups() / (WORTH_A_GROUP * secondsPerRegion);
    int open = regions.open();
    List<Group> tried = new ArrayList<>();
    for (Group group : some) {
      if (regions.open(group.members()) > least && !deadline.passed()) {
        rung.climb(group, regions, deadline);
        tried.add(group);
      }
    }
    settled = (open - regions.open()) / (double) open;
    barren = settled > 0 ? 0 : barren + 1;
    groups = parts(tried);
    level = candidate.level() + 1;
    return tried.size();
  }
}
