package fanc.verifier.difference;

import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import java.util.Collections;
import java.util.List;

/**
 * What is known of a parent, a child and their difference over one set of inputs: for every x of
 * the set and every value v, the parent's v lies in H_v, the child's in B_v, and the child's less
 * the parent's in D_v. Immutable.
 */
public final class Drift {
  private final Hulls parent;
  private final Hulls child;
  private final List<Bounds> difference;
  private final List<Bounds> made;

  /**
   * Takes what a pass found.
   *
   * @param difference D, null where both networks have the same value
   * @param made for values of linear ops that differ in both networks, the part of the difference
   *     that the parent's values make; else null
   */
  Drift(Hulls parent, Hulls child, List<Bounds> difference, List<Bounds> made) {
    this.parent = parent;
    this.child = child;
    this.difference = Collections.unmodifiableList(difference);
    this.made = Collections.unmodifiableList(made);
  }

  /** Returns H, bounds of the parent's values; of the output only where they were given. */
  public Hulls parent() {
    return parent;
  }

  /** Returns B, bounds of the child's values, for passes over the child alone. */
  public Hulls child() {
    return child;
  }

  /** Returns whether both networks have the same value v for every input of the set. */
  public boolean isSame(int value) {
    return difference.get(value) == null;
  }

  /** Returns whether all that a step reads is the same in both networks. */
  boolean readsTheSame(Step step) {
    return step.inputs().stream().allMatch(this::isSame);
  }

  /** Returns D_v, bounds of the child's value less the parent's; zeros where they are the same. */
  public Bounds difference(int value) {
    if (isSame(value)) {
      int n = child.at(value).dimension();
      return new Bounds(new double[n], new double[n]);
    }
    return difference.get(value);
  }

  /**
   * Returns bounds of the part of D_v that the parent's values make, of a linear op whose
   * parameters differ; null elsewhere.
   */
  Bounds made(int value) {
    return made.get(value);
  }

  /**
   * Returns lower bounds of how much each output changes from parent to child, rounded down. On a
   * network of margins: with M at most a margin of the parent for each input of some region in the
   * set, M plus this, rounded down, is at most the child's. NaN says nothing.
   */
  public double[] marginChange() {
    return difference(difference.size() - 1).lowerArray();
  }

  /** Returns lower bounds of each output of the child over the whole set; NaN says nothing. */
  public double[] childMargins() {
    return child.at(difference.size() - 1).lowerArray();
  }
}
