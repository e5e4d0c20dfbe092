package fanc.verifier.difference;

import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;

/**
 * Pushes intervals for the difference of a child's and its parent's values through both networks at
 * once, over one set of inputs.
 *
 * <p>With H bounds of the parent's values and D of the differences, the child's lie in H + D, and
 * also in the interval image of its own values before; B is the intersection of the two, and D is
 * cut down to B - H. A linear op makes {@code D W' + (H (W' - W) + (b' - b))}, the first one
 * exactly over the set; a rectifier the exact hull of {@code max(0, z + d) - max(0, z)}; other
 * activations the range of their slopes times D. What is the same in both networks and reads what
 * is the same costs nothing. At the output of a network of margins D bounds how much the margins
 * change.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included. NaN is no bound and is passed on.
 *
 * <p><b>Source.</b> Differences of networks: Paulsen, Wang, Wang: ReluDiff, ICSE 2020; Paulsen et
 * al.: NeuroDiff, ASE 2020. The combination with what is known of the parent is ours.
 */
public final class DifferencePass {
  private final NetworkChange change;
  private final boolean own;
  private final double budget;
  private final Kernels kernels;
  private final BoxDomain box;

  private DifferencePass(NetworkChange change, boolean own, double budget, Kernels kernels) {
    this.change = change;
    this.own = own;
    this.budget = budget;
    this.kernels = kernels;
    this.box = new BoxDomain(kernels);
  }

  /** Returns the pass that bounds the child's values by H + D and by its own intervals. */
  public static DifferencePass of(NetworkPair pair) {
    return new DifferencePass(pair.change(), true, 0, pair.kernels());
  }

  /**
   * Returns the pass that bounds the child's values by H + D alone: fewer products, and nearly as
   * tight where the child is near its parent.
   */
  public static DifferencePass withoutOwnIntervals(NetworkPair pair) {
    return new DifferencePass(pair.change(), false, 0, pair.kernels());
  }

  /**
   * Returns the pass that also bounds the differences of undecided neurons by {@link
   * DifferenceRows}, layer by layer, before it uses them.
   *
   * @param multiplications what the rows of one pass may cost in all, in multiplications; layers
   *     that would cost more than is left are not refined
   */
  public static DifferencePass refined(NetworkPair pair, double multiplications) {
    return new DifferencePass(pair.change(), true, multiplications, pair.kernels());
  }

  /** Returns the pass over every network of a ball at once. */
  static DifferencePass over(NetworkChange change, boolean own, Kernels kernels) {
    return new DifferencePass(change, own, 0, kernels);
  }

  /**
   * Fills in what is not given of a parent's bounds, so that passes over several children do not
   * repeat it.
   *
   * @param set the inputs
   * @param parent bounds over the set of some values of the parent
   * @return bounds of every value but the output
   */
  public Hulls complete(InputSet set, Hulls parent) {
    return ParentHulls.complete(change.parent(), set, parent, kernels);
  }

  /**
   * Bounds parent, child and difference over a set of inputs.
   *
   * @param set the inputs
   * @param parent bounds over the set of the parent's real values, at least where activations read;
   *     what is missing is filled in
   * @throws IllegalStateException if two enclosures of one value do not meet: then what was given
   *     does not enclose
   */
  public Drift over(InputSet set, Hulls parent) {
    DifferenceTrace trace = new DifferenceTrace(change.parent(), set, complete(set, parent));
    Refinement refinement = new Refinement(change, budget, kernels);
    for (int v = 1; v <= change.parent().output(); v++) {
      Step step = change.child().step(v);
      if (change.unchanged(v) && trace.readsTheSame(step)) {
        trace.add(null, same(v, step, trace));
      } else {
        push(v, step, trace);
        refinement.refine(v, trace);
      }
    }
    return trace.drift();
  }

  private Bounds same(int v, Step step, DifferenceTrace trace) {
    return trace.parent().knows(v)
        ? trace.parent().at(v)
        : box.transform(step.op(), v, trace.child(step));
  }

  private void push(int v, Step step, DifferenceTrace trace) {
    Bounds d = change.parent().step(v).op().accept(new StepDifference(v, change, box, trace));
    if (!trace.parent().knows(v)) {
      trace.add(d, image(v, step, trace));
      return;
    }
    Bounds h = trace.parent().at(v);
    Bounds sum = IntervalArithmetic.sum(h, d);
    if (!hasOwnImage(v, step, trace)) {
      trace.add(d, sum);
      return;
    }
    Bounds b = sum.intersect(image(v, step, trace));
    trace.add(d.intersect(IntervalArithmetic.difference(b, h)), b);
  }

  /** Over a set the difference of the first linear op is exact, and its own interval no tighter. */
  private boolean hasOwnImage(int v, Step step, DifferenceTrace trace) {
    return change.linear(v) == null || (own && trace.set(step.inputs().get(0)) == null);
  }

  private Bounds image(int v, Step step, DifferenceTrace trace) {
    LinearChange linear = change.linear(v);
    return linear == null
        ? box.transform(step.op(), v, trace.child(step))
        : linear.child(trace.child(step.inputs().get(0)));
  }
}
