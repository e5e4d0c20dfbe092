package fanc.verifier;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.Domain;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;

/**
 * A point of an input region where the output constraint is false.
 *
 * <p>Can only be had by evaluating the network there: the margins of the point are enclosed with
 * rounding accounted for, and some clause must have no half-space whose margin can be positive. An
 * equality is a violation.
 */
public final class Counterexample {
  private final double[] input;
  private final double[] output;
  private final double margin;

  private Counterexample(double[] input, double[] output, double margin) {
    this.input = input;
    this.output = output;
    this.margin = margin;
  }

  /**
   * Tries the region's base point, center and two corners. Values stay inside the exact intervals
   * and are single-precision numbers wherever the interval holds any.
   *
   * @return a counterexample, or nothing if none of them is one for certain
   */
  public static Optional<Counterexample> search(
      Network network, OutputConstraint constraint, InputRegion region, Kernels kernels) {
    SparseBox changes = region.changes();
    double[] lower = new double[changes.size()];
    double[] upper = new double[changes.size()];
    double[] center = new double[changes.size()];
    double[] base = new double[changes.size()];
    for (int k = 0; k < lower.length; k++) {
      lower[k] = firstInside(changes.lower(k), changes.upper(k));
      upper[k] = -firstInside(-changes.upper(k), -changes.lower(k));
      center[k] = clamped((float) (0.5 * lower[k] + 0.5 * upper[k]), lower[k], upper[k]);
      double value = region.base().value(changes.index(k));
      base[k] = clamped((float) value, lower[k], upper[k]);
    }
    for (double[] point : List.of(base, center, lower, upper)) {
      Optional<Counterexample> found = at(network, constraint, region, point, kernels);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the least single-precision number, else the least double, that is certainly not below
   * the exact end: that lies up to one double above the end given, unless the end is a
   * single-precision number, which decimals hit exactly or not at all. An interval too narrow for
   * either gives its end.
   */
  private static double firstInside(double lower, double upper) {
    if (lower == (float) lower) {
      return lower;
    }
    double last = Math.nextDown(upper);
    float single = (float) lower;
    double above = single > lower ? single : Math.nextUp(single);
    if (above <= last) {
      return above;
    }
    return Math.nextUp(lower) <= last ? Math.nextUp(lower) : lower;
  }

  private static double clamped(double value, double lower, double upper) {
    return Math.min(Math.max(lower, upper), Math.max(Math.min(lower, upper), value));
  }

  /**
   * Evaluates one point of the region. An end of an interval stands for the exact end that it
   * encloses, which lies within one double of it; so there both are evaluated.
   *
   * @param changed the values of the coordinates that the region lets vary, in its order; inside
   *     their intervals
   * @return the point as a counterexample, or nothing if it is not one for certain
   * @throws IllegalArgumentException if a value is outside its interval
   */
  public static Optional<Counterexample> at(
      Network network,
      OutputConstraint constraint,
      InputRegion region,
      double[] changed,
      Kernels kernels) {
    SparseBox changes = region.changes();
    int[] indices = new int[changes.size()];
    double[] lower = changed.clone();
    double[] upper = changed.clone();
    double[] input = region.base().toArray();
    for (int k = 0; k < indices.length; k++) {
      if (!(changed[k] >= changes.lower(k) && changed[k] <= changes.upper(k))) {
        throw new IllegalArgumentException("point outside the region at " + changes.index(k));
      }
      indices[k] = changes.index(k);
      input[indices[k]] = changed[k];
      if (changed[k] == changes.lower(k)) {
        upper[k] = Math.min(changes.upper(k), Math.nextUp(changed[k]));
      }
      if (changed[k] == changes.upper(k)) {
        lower[k] = Math.max(changes.lower(k), Math.nextDown(changed[k]));
      }
    }
    InputRegion point = new InputRegion(region.base(), new SparseBox(indices, lower, upper));
    Domain<Bounds> box = new BoxDomain(kernels);
    Network margins = MarginNetwork.of(network, constraint);
    Bounds enclosed = Reach.reach(margins, box, box.abstraction(point));
    double highest = constraint.margin(enclosed.upperArray());
    if (!(highest <= 0)) {
      return Optional.empty();
    }
    return Optional.of(new Counterexample(input, Evaluation.evaluate(network, input), highest));
  }

  /**
   * Returns the point, as the network's input; fixed coordinates are the doubles nearest to their
   * decimal value.
   */
  public BasePoint input() {
    return BasePoint.exact(input);
  }

  /** Returns a copy of the network's outputs at the point. */
  public double[] output() {
    return output.clone();
  }

  /** Returns an upper bound of the constraint's margin at the point, at most 0. */
  public double margin() {
    return margin;
  }
}
