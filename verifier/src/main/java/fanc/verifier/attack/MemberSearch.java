package fanc.verifier.attack;

import fanc.networks.gradient.Tape;
import fanc.properties.ClaimedSet;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The search among the inputs that a claim is really about, where they are fewer than the box that
 * encloses them: samples of the set, and from the best of them gradient steps after each of which
 * the nearest member is taken.
 */
final class MemberSearch {
  private static final int SAMPLES = 256;
  private static final int FOLLOWED = 8;
  private static final int STEPS = 60;

  private final Tape tape;
  private final OutputConstraint constraint;
  private final Targets targets;
  private final ClaimedSet set;
  private final long number;
  private final Trophy trophy;
  private double[] margins;
  private double nearness = Double.POSITIVE_INFINITY;

  MemberSearch(Tape tape, OutputConstraint constraint, ClaimedSet set, long number, Trophy trophy) {
    this.tape = tape;
    this.constraint = constraint;
    this.targets = new Targets(constraint);
    this.set = set;
    this.number = number;
    this.trophy = trophy;
  }

  /** Looks at the first few samples. */
  void begin(Effort effort) {
    for (Looked sample : looked(set.samples(FOLLOWED), effort)) {
      nearness = Math.min(nearness, sample.value());
    }
  }

  /** Returns how near the first samples came to any target. */
  double nearness() {
    return nearness;
  }

  /** Looks at samples, and follows the best of them downhill. */
  void run(Effort effort) {
    List<Looked> samples = looked(set.samples((int) Math.min(SAMPLES, effort.left())), effort);
    samples.sort(Comparator.comparingDouble(Looked::value));
    for (Looked sample : samples.subList(0, Math.min(FOLLOWED, samples.size()))) {
      if (!done(effort)) {
        follow(sample, effort);
      }
    }
  }

  /** A member that was looked at: its middle, the target it is nearest to and how near. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Looked(double[] input, int target, double value) {}

  private boolean done(Effort effort) {
    return trophy.complete() || effort.spent();
  }

  private List<Looked> looked(List<Member> members, Effort effort) {
    List<Looked> looked = new ArrayList<>();
    for (Member member : members) {
      if (!done(effort)) {
        double[] input = look(member, effort);
        int nearest = targets.nearest(margins);
        looked.add(new Looked(input, nearest, targets.value(nearest, margins)));
      }
    }
    return looked;
  }

  private double[] look(Member member, Effort effort) {
    double[] input = Probe.member(member);
    margins = tape.evaluate(input);
    effort.spend(1);
    trophy.offer(member, number, constraint.margin(margins));
    return input;
  }

  /** The length of a step is that of the largest sample, halved where a step does not pay. */
  private void follow(Looked start, Effort effort) {
    double[] x = start.input();
    double value = start.value();
    double step = 1;
    for (int t = 0; t < STEPS && !done(effort); t++) {
      margins = tape.evaluate(x);
      double[] slope = tape.gradient(targets.weights(start.target(), margins, t % 2 == 1));
      effort.spend(3);
      Optional<Member> near = set.near(moved(x, slope, step));
      if (near.isEmpty() || done(effort)) {
        return;
      }
      double[] next = look(near.get(), effort);
      double reached = targets.value(start.target(), margins);
      if (reached < value) {
        x = next;
        value = reached;
      } else {
        step /= 2;
      }
    }
  }

  private static double[] moved(double[] x, double[] slope, double step) {
    double length = 0;
    for (double s : slope) {
      length = Math.max(length, Math.abs(s));
    }
    double[] moved = x.clone();
    for (int i = 0; i < moved.length && length > 0; i++) {
      moved[i] -= step * slope[i] / length;
    }
    return moved;
  }
}
