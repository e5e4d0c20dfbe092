package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import java.util.ArrayList;
import java.util.List;

/** How far one rung has come on one image: the groups that it has not tried yet. */
final class Frontier {
  private static final int DEEPEST = 3;
  private static final int MOST_BARREN = 3;
  private static final double UNKNOWN_SHARE = .5;
  private static final double AFTER_NOTHING = .5;
  private static final double WORTH_A_GROUP = .7;
  private static final double SECONDS_PER_MULTIPLICATION = 1.5e-10;
  private static final double SLOWEST = 4;

  private final Rung rung;
  private final OpenRegions regions;
  private int level;
  private List<Group> groups;
  private int barren;

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
   * parts in place of them.
   *
   * @param secondsPerRegion what a region takes from scratch
   */
  void offer(Experience experience, double secondsPerRegion, List<Candidate> candidates) {
    List<Group> here = groups;
    for (int at = level; barren < MOST_BARREN && at <= DEEPEST && !here.isEmpty(); at++) {
      Tried tried = experience.at(rung, at);
      double seconds = secondsPerGroup(experience, at, here.get(0));
      List<Group> worth = new ArrayList<>();
      int open = 0;
      for (Group group : here) {
        int members = regions.open(group.members());
        if (seconds < WORTH_A_GROUP * members * secondsPerRegion) {
          worth.add(group);
          open += members;
        }
      }
      boolean known = tried.offered() > 0;
      if (open > 0) {
        double share = (known ? tried.share() : UNKNOWN_SHARE) * Math.pow(AFTER_NOTHING, barren);
        candidates.add(new Candidate(rung, at, worth, open, worth.size() * seconds, share, known));
      }
      if (!known) {
        return;
      }
      here = parts(here);
    }
  }

  /** A pause of the machine in the only measurement so far must not rule out what is cheap. */
  private double secondsPerGroup(Experience experience, int at, Group group) {
    double counted = rung.multiplications(group) * SECONDS_PER_MULTIPLICATION;
    for (int near = at; near >= 0; near--) {
      double seconds = experience.at(rung, near).secondsPerGroup();
      if (seconds > 0) {
        return Math.min(seconds, SLOWEST * counted);
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

  /** Tries the groups of a candidate, and goes on to their parts. */
  void climb(Candidate candidate, Deadline deadline) {
    for (Group group : candidate.groups()) {
      if (deadline.passed()) {
        break;
      }
      rung.climb(group, regions, deadline);
    }
    boolean settledNothing = regions.open(candidate.groups()) == candidate.open();
    barren = settledNothing ? barren + 1 : 0;
    groups = parts(candidate.groups());
    level = candidate.level() + 1;
  }
}
