package fanc.verifier.difference;

import fanc.networks.Tensor;
import fanc.verifier.Rounding;

/**
 * The difference of two arrays of weights: the exact difference of entry i lies within {@code
 * delta_i -/+ slack_i}.
 *
 * <p>Neighbouring or pruned weights have differences that are exact in double, so usually there is
 * no slack at all. What the subtraction loses is computed exactly (Knuth's two-sum); entries that
 * were folded with k roundings add {@code gamma(k)} of their size.
 *
 * @param delta the differences, rounded to nearest
 * @param slack upper bounds of the error, or null where every difference is exact
 */
@SuppressWarnings("ArrayRecordComponent")
record WeightDifference(double[] delta, double[] slack) {

  /** Returns child - parent, entry by entry. */
  static WeightDifference of(Tensor parent, int roundings, Tensor child, int childRoundings) {
    double[] from = parent.shared();
    double[] to = child.shared();
    double[] delta = new double[from.length];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = to[i] - from[i];
    }
    double own = Rounding.gamma(roundings);
    double childs = Rounding.gamma(childRoundings);
    boolean exact = true;
    double[] slack = new double[delta.length];
    for (int i = 0; i < delta.length; i++) {
      slack[i] = Math.abs(lost(to[i], from[i], delta[i]));
      if (own != 0 || childs != 0) {
        double folded = own * Math.abs(from[i]) + childs * Math.abs(to[i]);
        slack[i] = (slack[i] + folded) * Rounding.inflate(4) + Rounding.UNDERFLOW;
      }
      exact &= slack[i] == 0;
    }
    return new WeightDifference(delta, exact ? null : slack);
  }

  /** Returns {@code (a - b) - difference}, exactly, where the difference is that of doubles. */
  private static double lost(double a, double b, double difference) {
    double z = difference - a;
    return (a - (difference - z)) - (b + z);
  }
}
