package fanc.verifier.attack;

import fanc.properties.ClaimedSet;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks at points of one box: margins, slopes, and the best point so far on the way to each target.
 * Everything it looks at is offered as a counterexample. Mutable.
 */
final class Probe {
  private final MarginTapes tapes;
  private final OutputConstraint constraint;
  private final Targets targets;
  private final WitnessBox box;
  private final long number;
  private final Trophy trophy;
  private final Optional<ClaimedSet> claimed;
  private final double[] input;
  private final double[][] bestPoints;
  private final double[] bestValues;
  private Effort effort;
  private double[] margins;

  /**
   * Prepares for one region.
   *
   * @param tapes of the network whose outputs are the margins of the constraint
   * @param claimed what the claim is about, if it is not about every point of the box
   * @param number the region's place in its family
   */
  Probe(
      MarginTapes tapes,
      OutputConstraint constraint,
      WitnessBox box,
      Optional<ClaimedSet> claimed,
      long number,
      Trophy trophy) {
    this.tapes = tapes;
    this.constraint = constraint;
    this.targets = new Targets(constraint);
    this.box = box;
    this.claimed = claimed;
    this.number = number;
    this.trophy = trophy;
    this.input = box.input();
    this.bestPoints = new double[targets.count()][];
    this.bestValues = new double[targets.count()];
    Arrays.fill(bestValues, Double.POSITIVE_INFINITY);
  }

  /** Lets the probe spend from now on. */
  Probe on(Effort budget) {
    this.effort = budget;
    return this;
  }

  /** Returns whether it may not look at more points, or need not. */
  boolean done() {
    return trophy.complete() || effort.spent();
  }

  /** Returns the box. */
  WitnessBox box() {
    return box;
  }

  /** Returns how many targets there are. */
  int targets() {
    return targets.count();
  }

  /**
   * Looks at the point of the box nearest to the one wanted, and returns it; of a claimed set, at
   * the middle of the nearest member. Where the set has none near by, the point of the box guides
   * the search but counts for nothing.
   */
  double[] look(double[] wanted) {
    double[] point = box.projected(wanted);
    box.write(point, input);
    Optional<Member> member = claimed.flatMap(set -> set.near(input));
    member.ifPresent(near -> moveTo(near, point));
    margins = tapes.exact().evaluate(input);
    effort.spend(1);
    boolean counts = claimed.isEmpty() || member.isPresent();
    for (int t = 0; t < bestValues.length; t++) {
      double value = value(t);
      if (bestPoints[t] == null || (counts && value < bestValues[t])) {
        bestValues[t] = counts ? value : Double.POSITIVE_INFINITY;
        bestPoints[t] = point;
      }
    }
    double margin = constraint.margin(margins);
    if (claimed.isEmpty()) {
      trophy.offer(box, number, point, margin);
    } else {
      member.ifPresent(near -> trophy.offer(near, number, margin));
    }
    return point;
  }

  private void moveTo(Member member, double[] point) {
    System.arraycopy(member(member), 0, input, 0, input.length);
    for (int k = 0; k < point.length; k++) {
      point[k] = input[box.region().changes().index(k)];
    }
  }

  /** Returns the middle of a member's enclosure. */
  static double[] member(Member member) {
    WitnessBox enclosure = new WitnessBox(member.enclosure());
    double[] middle = enclosure.input();
    enclosure.write(enclosure.center(), middle);
    return middle;
  }

  /** Returns how far the point looked at last is from a target. */
  double value(int target) {
    return targets.value(target, margins);
  }

  /** Returns the target that the point looked at last is nearest to. */
  int nearestTarget() {
    return targets.nearest(margins);
  }

  /**
   * Returns the slope of a target's value at the point looked at last.
   *
   * @return one entry for each coordinate of the box
   */
  double[] slope(int target, Push push) {
    double[] weights = targets.weights(target, margins, push == Push.TOGETHER);
    double[] gradient =
        push == Push.LEAKY ? tapes.leaky(input, weights) : tapes.exact().gradient(weights);
    effort.spend(push == Push.LEAKY ? 3 : 2);
    SparseBox changes = box.region().changes();
    double[] slope = new double[box.size()];
    for (int k = 0; k < slope.length; k++) {
      slope[k] = gradient[changes.index(k)];
    }
    return slope;
  }

  /** Returns the least value of a target so far; NaN never counts as less. */
  double bestValue(int target) {
    return bestValues[target];
  }

  /** Returns the point at which a target is nearest so far; null before the first point. */
  double[] bestPoint(int target) {
    return bestPoints[target];
  }

  /** Returns whether any point was looked at. */
  boolean looked() {
    return bestPoints[0] != null;
  }

  /** Returns the target that any point so far came nearest to. */
  int nearestTargetSoFar() {
    int nearest = 0;
    for (int t = 1; t < bestValues.length; t++) {
      nearest = bestValues[t] < bestValues[nearest] ? t : nearest;
    }
    return nearest;
  }

  /** Returns the least value of any target so far. */
  double best() {
    return Arrays.stream(bestValues).min().orElseThrow();
  }
}
