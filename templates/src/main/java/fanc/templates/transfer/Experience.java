package fanc.templates.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What earlier images of a child have shown of the ladder on it: what each rung cost at each level
 * and how much it settled. It decides the order and the extent of what is tried, never a verdict.
 * Immutable.
 *
 * @param tried by rung and level
 * @param seconds all time so far
 * @param wasted the part of it that settled less than the same time from scratch would have
 * @param wastedOnParent the part of that which went into rungs that rest on a parent
 */
public record Experience(
    Map<String, Tried> tried, double seconds, double wasted, double wastedOnParent) {
  private static final String SCRATCH = "scratch";

  /** Copies the map. */
  public Experience {
    tried = Map.copyOf(tried);
  }

  /** Returns that of a child that is new. */
  public static Experience none() {
    return new Experience(Map.of(), 0, 0, 0);
  }

  /** Returns whether nothing was tried. */
  boolean isNone() {
    return tried.isEmpty();
  }

  /**
   * Returns that of a child that is new, but whose parent's rungs from scratch were timed: what
   * settles the parent's regions is likely to settle the child's.
   *
   * @param costs of the parent; those of methods that are no rungs are left out
   */
  public static Experience ofParent(List<ScratchCost> costs) {
    Map<String, Tried> tried = new TreeMap<>();
    for (ScratchCost cost : costs) {
      if (cost.groups() < cost.regions()) {
        tried.put(cost.method(), Tried.of(cost));
      }
    }
    return new Experience(tried, 0, 0, 0);
  }

  /** Returns what was tried, as costs of the network that it was tried on. */
  public List<ScratchCost> costs() {
    return new TreeMap<>(tried)
        .entrySet().stream()
            .filter(entry -> !entry.getKey().equals(SCRATCH))
            .map(entry -> entry.getValue().cost(entry.getKey()))
            .toList();
  }

  /** Returns what came of a rung at a level. */
  Tried at(Rung rung, int level) {
    return tried.getOrDefault(key(rung, level), Tried.NEVER);
  }

  /** Returns what came of deciding regions one by one. */
  Tried scratch() {
    return tried.getOrDefault(SCRATCH, Tried.NEVER);
  }

  /** Returns this with one more trial of a rung. */
  Experience with(Rung rung, int level, Tried trial, double lost) {
    return with(key(rung, level), trial, lost, rung.step().needsParent() ? lost : 0);
  }

  /** Returns this with regions that were decided one by one. */
  Experience withScratch(Tried trial) {
    return with(SCRATCH, trial, 0, 0);
  }

  /** Returns what was wasted on rungs that rest on a parent, or on those that do not. */
  double wasted(LadderStep step) {
    return step.needsParent() ? wastedOnParent : wasted - wastedOnParent;
  }

  private Experience with(String key, Tried trial, double lost, double onParent) {
    Map<String, Tried> more = new TreeMap<>(tried);
    more.merge(key, trial, (before, now) -> before.faded().plus(now));
    return new Experience(
        more, seconds + trial.seconds(), wasted + lost, wastedOnParent + onParent);
  }

  private static String key(Rung rung, int level) {
    return rung.name() + " " + level;
  }
}
