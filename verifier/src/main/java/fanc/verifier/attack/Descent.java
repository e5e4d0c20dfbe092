package fanc.verifier.attack;

/**
 * Projected gradient descent with momentum, whose steps begin as wide as the box and are halved,
 * from the best point again, where they stop paying.
 *
 * <p><b>Source.</b> The schedule is that of Croce, Hein: Reliable Evaluation of Adversarial
 * Robustness with an Ensemble of Diverse Parameter-free Attacks, ICML 2020, section 3.
 */
final class Descent {
  private static final double MOMENTUM = 0.25;
  private static final double PAYING = 0.75;

  /** In which direction a step goes. */
  enum Rule {
    /** All coordinates move as far as they may, down the sign of the slope. */
    SIGNS(Push.WORST),
    /** In proportion to the slope; the steepest coordinate moves as far as it may. */
    SLOPES(Push.WORST),
    /** Signs, for the sum of all half-spaces that still hold. */
    SIGNS_TOGETHER(Push.TOGETHER),
    /** In proportion to the slope of the sum. */
    SLOPES_TOGETHER(Push.TOGETHER),
    /** Signs of slopes that see through resting rectifiers. */
    SIGNS_LEAKY(Push.LEAKY);

    private final Push push;

    Rule(Push push) {
      this.push = push;
    }

    private boolean signs() {
      return this != SLOPES && this != SLOPES_TOGETHER;
    }
  }

  private final Probe probe;
  private final int target;
  private final Rule rule;

  /** Prepares the descent towards one target. */
  Descent(Probe probe, int target, Rule rule) {
    this.probe = probe;
    this.target = target;
    this.rule = rule;
  }

  /** Goes at most that many steps from a point, while the probe may. */
  void run(double[] start, int steps) {
    double[] x = probe.look(start);
    double[] previous = x;
    double[] best = x;
    double bestValue = probe.value(target);
    double value = bestValue;
    double step = 1;
    Schedule schedule = new Schedule(steps, bestValue);
    for (int t = 1; t <= steps && !probe.done(); t++) {
      double[] slope = probe.slope(target, rule.push);
      double steepest = steepest(slope);
      if (!(steepest > 0)) {
        return;
      }
      double[] next = probe.look(moved(x, previous, direction(slope, steepest), step));
      previous = x;
      x = next;
      schedule.count(probe.value(target) < value);
      value = probe.value(target);
      if (value < bestValue) {
        bestValue = value;
        best = x;
      }
      if (schedule.halves(t, bestValue) && !probe.done()) {
        step /= 2;
        x = probe.look(best);
        previous = x;
        value = probe.value(target);
      }
    }
  }

  /** When steps are halved: at checkpoints that come closer and closer. Mutable. */
  private static final class Schedule {
    private final int steps;
    private int window;
    private int checkpoint;
    private int paid;
    private boolean halved;
    private double bestBefore;

    private Schedule(int steps, double value) {
      this.steps = steps;
      this.window = Math.max(2, (22 * steps + 99) / 100);
      this.checkpoint = window;
      this.bestBefore = value;
    }

    private void count(boolean paying) {
      paid += paying ? 1 : 0;
    }

    /** Returns whether too few steps paid, or none led anywhere although they were long. */
    private boolean halves(int t, double bestValue) {
      if (t != checkpoint) {
        return false;
      }
      halved = paid < PAYING * window || (!halved && bestValue >= bestBefore);
      bestBefore = bestValue;
      paid = 0;
      window = Math.max(Math.max(2, 6 * steps / 100), window - 3 * steps / 100);
      checkpoint += window;
      return halved;
    }
  }

  /** Returns the largest change over a whole interval; 0 on a plateau. */
  private double steepest(double[] slope) {
    double steepest = 0;
    for (int k = 0; k < slope.length; k++) {
      steepest = Math.max(steepest, Math.abs(slope[k] * probe.box().width(k)));
    }
    return steepest;
  }

  /** Returns how far each coordinate goes, in widths of its interval, from -1 to 1. */
  private double[] direction(double[] slope, double steepest) {
    double[] direction = new double[slope.length];
    for (int k = 0; k < slope.length; k++) {
      direction[k] =
          rule.signs() ? -Math.signum(slope[k]) : -slope[k] * probe.box().width(k) / steepest;
    }
    return direction;
  }

  private double[] moved(double[] x, double[] previous, double[] direction, double step) {
    WitnessBox box = probe.box();
    double[] moved = new double[x.length];
    boolean momentum = x != previous;
    for (int k = 0; k < x.length; k++) {
      double aim = x[k] + step * box.width(k) * direction[k];
      aim = Math.min(box.upper(k), Math.max(box.lower(k), aim));
      moved[k] =
          momentum ? x[k] + (1 - MOMENTUM) * (aim - x[k]) + MOMENTUM * (x[k] - previous[k]) : aim;
    }
    return moved;
  }
}
