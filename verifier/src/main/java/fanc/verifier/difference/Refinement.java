package fanc.verifier.difference;

import fanc.networks.ActivationOp;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.verifier.Bounds;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bounds the differences of neurons that are undecided, in the parent or in the child, by rows of
 * their own: two for each, carried back to the first differences. Within a budget of
 * multiplications. Mutable: what is spent is gone.
 */
final class Refinement {
  /** A difference narrower than this is not worth two rows. */
  private static final double NARROW = 1e-9;

  private final NetworkChange change;
  private final DifferenceRows rows;
  private double budget;

  Refinement(NetworkChange change, double budget, Kernels kernels) {
    this.change = change;
    this.budget = budget;
    this.rows = new DifferenceRows(change, kernels);
  }

  /** Tightens what was found of the value added last, if it is what an activation reads. */
  void refine(int value, DifferenceTrace trace) {
    if (budget <= 0 || !isWorthIt(value, trace)) {
      return;
    }
    int[] undecided = undecided(value, trace);
    double cost = 2.0 * undecided.length * weightsBefore(value, trace);
    if (undecided.length == 0 || cost > budget) {
      return;
    }
    budget -= cost;
    Drift drift = trace.drift();
    int width = drift.difference(value).dimension();
    double[] lower = rows.lower(LinearRows.units(width, undecided, 1), value, drift);
    double[] upper = rows.lower(LinearRows.units(width, undecided, -1), value, drift);
    Bounds d = cut(drift.difference(value), undecided, lower, upper);
    Bounds b = IntervalArithmetic.sum(trace.parent().at(value), d).intersect(trace.child(value));
    trace.replaceLast(d, b);
  }

  /** The first differences are exact, and behind them intervals are as tight as rows. */
  private boolean isWorthIt(int value, DifferenceTrace trace) {
    Network network = change.parent();
    boolean read =
        IntStream.rangeClosed(value + 1, network.output())
            .mapToObj(network::step)
            .anyMatch(s -> s.op() instanceof ActivationOp && s.inputs().contains(value));
    return read && trace.parent().knows(value) && !trace.readsTheSame(network.step(value));
  }

  private static int[] undecided(int value, DifferenceTrace trace) {
    Bounds h = trace.parent().at(value);
    Bounds b = trace.child(value);
    Bounds d = trace.difference(value);
    return IntStream.range(0, d.dimension())
        .filter(i -> isUndecided(h, i) || isUndecided(b, i))
        .filter(i -> d.upper(i) - d.lower(i) > NARROW)
        .toArray();
  }

  private static boolean isUndecided(Bounds x, int i) {
    return x.lower(i) < 0 && x.upper(i) > 0;
  }

  /** Returns about how many multiplications one row costs on its way back. */
  private double weightsBefore(int value, DifferenceTrace trace) {
    double sum = 0;
    for (int v = 1; v <= value; v++) {
      Op op = change.parent().step(v).op();
      if (!trace.readsTheSame(change.parent().step(v))) {
        sum += op instanceof Affine affine ? affine.weight().size() : 0;
        sum += op instanceof Conv2d c ? (double) c.weight().size() * c.window().positions() : 0;
      }
    }
    return sum;
  }

  private static Bounds cut(Bounds d, int[] which, double[] lower, double[] negatedUpper) {
    double[] l = new double[d.dimension()];
    double[] u = new double[d.dimension()];
    Arrays.fill(l, Double.NEGATIVE_INFINITY);
    Arrays.fill(u, Double.POSITIVE_INFINITY);
    for (int k = 0; k < which.length; k++) {
      l[which[k]] = Double.isNaN(lower[k]) ? l[which[k]] : lower[k];
      u[which[k]] = Double.isNaN(negatedUpper[k]) ? u[which[k]] : -negatedUpper[k];
    }
    return d.intersect(new Bounds(l, u));
  }
}
