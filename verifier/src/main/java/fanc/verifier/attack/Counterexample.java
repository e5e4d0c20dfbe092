package fanc.verifier.attack;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Reach;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.Domain;
import fanc.verifier.kernels.Kernels;
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
  private final boolean violatedInSingle;
  private final String description;

  private Counterexample(
      double[] input,
      double[] output,
      double margin,
      boolean violatedInSingle,
      String description) {
    this.input = input;
    this.output = output;
    this.margin = margin;
    this.violatedInSingle = violatedInSingle;
    this.description = description;
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
    return enclosed(network, constraint, new Member(point, null), input, kernels);
  }

  /**
   * Evaluates one member of a claimed set: the constraint has to be false in the whole of its
   * enclosure.
   *
   * @return the middle of the enclosure as a counterexample, or nothing if the member is not one
   *     for certain
   */
  public static Optional<Counterexample> at(
      Network network, OutputConstraint constraint, Member member, Kernels kernels) {
    WitnessBox box = new WitnessBox(member.enclosure());
    double[] input = box.input();
    box.write(box.center(), input);
    return enclosed(network, constraint, member, input, kernels);
  }

  private static Optional<Counterexample> enclosed(
      Network network,
      OutputConstraint constraint,
      Member member,
      double[] input,
      Kernels kernels) {
    Domain<Bounds> box = new BoxDomain(kernels);
    Network margins = MarginNetwork.of(network, constraint);
    Bounds enclosed = Reach.reach(margins, box, box.abstraction(member.enclosure()));
    double highest = constraint.margin(enclosed.upperArray());
    if (!(highest <= 0)) {
      return Optional.empty();
    }
    boolean single = !(singleMargin(network, constraint, input) > 0);
    double[] output = Evaluation.evaluate(network, input);
    return Optional.of(new Counterexample(input, output, highest, single, member.description()));
  }

  private static double singleMargin(Network network, OutputConstraint constraint, double[] input) {
    float[] rounded = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      rounded[i] = (float) input[i];
    }
    float[] output = Evaluation.evaluateFloat(network, rounded);
    double[] widened = new double[output.length];
    for (int i = 0; i < output.length; i++) {
      widened[i] = output[i];
    }
    return PointMargin.of(constraint, widened);
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

  /**
   * Returns whether the constraint is false too if the network is evaluated in float32, the input
   * rounded to it first.
   */
  public boolean violatedInSingle() {
    return violatedInSingle;
  }

  /** Returns how the point arises, where it stands for a member of a claimed set. */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }
}
