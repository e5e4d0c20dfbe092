package fanc.checker;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An affine map {@code y = x A + b} whose coefficients are known within an error: an exact entry a
 * satisfies {@code |a - w| <= u |w| + e}, exact b are within e_b. Every linear op is one, with
 * operands joined to one vector. Entries are kept input by input. Not modified.
 *
 * <p><b>Rounding.</b> An output is a sum of at most {@code terms} products and b, each of which
 * passes at most {@code terms + 1} roundings in any order, and one more of its coefficient. So it
 * is within {@code g (|x| |A| + |b|) + |x| E + e_b} of the exact one, {@code g = gamma(terms + 3)}.
 * Where every output copies an input or is 0, nothing is rounded and g = 0.
 *
 * @param magnitudes |w|
 * @param errors e; null where all are 0
 */
@SuppressWarnings("ArrayRecordComponent")
record Linear(
    Entries at,
    double[] weights,
    double[] magnitudes,
    double[] errors,
    double[] bias,
    double[] biasErrors)
    implements Mapping {

  /**
   * Where the entries are: those of input i from {@code starts[i]} to {@code starts[i + 1]}, in the
   * outputs named by targets. Without starts input i has one for each output.
   *
   * @param terms how many an output has at most
   * @param copied the inputs that are copied, below 0 for a 0; null if something is computed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Entries(int terms, int[] starts, int[] targets, int[] copied) {}

  /** An entry by its output and the number of the term in it. */
  interface Entry {
    double of(int output, int term);
  }

  /** Takes the arrays over; parameters with which sums could overflow are refused. */
  private static Linear of(Entries at, double[] w, double[] e, double[] bias, double[] biasErrors) {
    double[] magnitudes = Arrays.stream(w).map(Math::abs).toArray();
    double largest = Math.max(largest(magnitudes), largest(bias));
    if (!(largest < 1e200)) {
      throw new NotEstablished("a parameter of the network is too large, or no number");
    }
    return new Linear(at, w, magnitudes, isZero(e) ? null : e, bias, biasErrors);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Returns the map of all n x m entries, row-major: one row for each input. */
  static Linear dense(double[] weights, double[] errors, double[] bias, double[] biasErrors) {
    int inputs = weights.length / Math.max(1, bias.length);
    return of(new Entries(inputs, null, null, null), weights, errors, bias, biasErrors);
  }

  /**
   * Returns the map of few entries.
   *
   * @param sources for each output the inputs it reads, one for each term; below 0 for none
   */
  static Linear sparse(
      int inputs,
      IntFunction<int[]> sources,
      Entry weight,
      Entry error,
      double[] bias,
      double[] e) {
    int[] starts = new int[inputs + 1];
    int terms = 0;
    for (int j = 0; j < bias.length; j++) {
      int[] of = sources.apply(j);
      terms = Math.max(terms, of.length);
      Arrays.stream(of).filter(i -> i >= 0).forEach(i -> starts[i + 1]++);
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] targets = new int[starts[inputs]];
    double[] weights = new double[targets.length];
    double[] errors = new double[targets.length];
    for (int j = 0; j < bias.length; j++) {
      int[] of = sources.apply(j);
      for (int term = 0; term < of.length; term++) {
        if (of[term] >= 0) {
          int k = next[of[term]]++;
          targets[k] = j;
          weights[k] = weight.of(j, term);
          errors[k] = error.of(j, term);
        }
      }
    }
    return of(new Entries(terms, starts, targets, null), weights, errors, bias, e);
  }

  /** Returns the map by coordinates {@code y_i = scale_i x_i}. */
  static Linear diagonal(double[] scale) {
    int[] identity = IntStream.rangeClosed(0, scale.length).toArray();
    double[] none = new double[scale.length];
    return of(new Entries(1, identity, identity, null), scale, null, none, none);
  }

  /** Returns the map that copies the coordinates named; one below 0 names a 0. */
  static Linear copying(int inputs, int[] copied) {
    double[] none = new double[copied.length];
    Linear map = sparse(inputs, j -> new int[] {copied[j]}, (j, k) -> 1, (j, k) -> 0, none, none);
    return of(new Entries(1, map.at.starts, map.at.targets, copied), map.weights, null, none, none);
  }

  /** Returns the map without b, for differences of two points. */
  Linear withoutBias() {
    double[] none = new double[bias.length];
    return new Linear(at, weights, magnitudes, errors, none, none);
  }

  /** Returns the difference to a map of the same entries; coefficients are rounded once. */
  Linear minus(Linear other) {
    double[] both = errors == null ? other.errors : errors;
    if (errors != null && other.errors != null) {
      both = Box.combined(errors, other.errors, Rounding::addUp);
    }
    return of(
        new Entries(at.terms, at.starts, at.targets, null),
        Box.combined(weights, other.weights, (a, b) -> a - b),
        both,
        Box.combined(bias, other.bias, (a, b) -> a - b),
        Box.combined(biasErrors, other.biasErrors, Rounding::addUp));
  }

  /** Returns whether the map is 0 everywhere, without an error. */
  boolean isZero() {
    return isZero(weights) && errors == null && isZero(bias) && isZero(biasErrors);
  }

  private static boolean isZero(double[] values) {
    return values == null || Arrays.stream(values).allMatch(x -> x == 0);
  }

  /** Returns the computed x A. */
  double[] product(double[] x) {
    return product(null, x, weights);
  }

  /** The index says which coordinates x has; null for all. */
  private double[] product(int[] index, double[] x, double[] entries) {
    int m = bias.length;
    double[] y = new double[m];
    for (int k = 0; k < x.length; k++) {
      int i = index == null ? k : index[k];
      double factor = x[k];
      int row = i * m;
      for (int j = 0; factor != 0 && at.starts == null && j < m; j++) {
        y[j] += factor * entries[row + j];
      }
      if (factor != 0 && at.starts != null) {
        for (int e = at.starts[i]; e < at.starts[i + 1]; e++) {
          y[at.targets[e]] += factor * entries[e];
        }
      }
    }
    return y;
  }

  /** Returns the computed x A + b. */
  double[] center(int[] index, double[] x) {
    return Box.combined(product(index, x, weights), bias, Double::sum);
  }

  /**
   * Returns for each output how far the exact image of a point may be from the computed one,
   * upward: {@code |A| (uncertain + g magnitude) + E magnitude + g |b| + e_b}.
   *
   * @param index which coordinates the point has, others being 0; null for all
   * @param uncertain how far the point may be from what was multiplied
   * @param magnitude at least |x| for both, summed over the parts that were multiplied
   * @param operations how many roundings these went through
   */
  double[] radius(int[] index, double[] uncertain, double[] magnitude, int operations) {
    if (at.copied != null && index == null) {
      return Box.select(at.copied, uncertain);
    }
    double g = Rounding.gamma(at.terms + 3L);
    // The step up makes up for what a product loses to underflow before |A| magnifies it.
    DoubleBinaryOperator weighing = (r, x) -> x == 0 && r == 0 ? 0 : Math.nextUp(r + g * x);
    double[] radius = product(index, Box.combined(uncertain, magnitude, weighing), magnitudes);
    double[] more = errors == null ? new double[bias.length] : product(index, magnitude, errors);
    for (int j = 0; j < radius.length; j++) {
      double sum = radius[j] + more[j] + (g * Math.abs(bias[j]) + biasErrors[j]);
      radius[j] = Rounding.up(sum, at.terms + operations + 8L) + Rounding.TINY * (at.terms + 8);
    }
    return radius;
  }

  @Override
  public Box image(Box x) {
    return image(null, x);
  }

  /** Returns the image of points that are 0 but in the coordinates of the index; null for all. */
  Box image(int[] index, Box x) {
    if (at.copied != null && index == null) {
      return new Box(Box.select(at.copied, x.lower()), Box.select(at.copied, x.upper()));
    }
    double[] c = x.centers();
    double[] r = x.radii(c);
    double[] magnitude = Box.combined(c, r, (center, far) -> Math.abs(center) + far);
    return Box.around(center(index, c), radius(index, r, magnitude, 2));
  }

  @Override
  public Relaxed relaxed(Box over) {
    return new Relaxed(this, null);
  }
}
