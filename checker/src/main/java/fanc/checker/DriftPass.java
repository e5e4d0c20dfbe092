package fanc.checker;

import java.util.Map;

/**
 * How far the values of two networks of the same steps lie apart over a set of inputs.
 *
 * <p>For every value let H contain the parent's, B the child's and D the child's less the parent's,
 * for each input of the set. By induction over the steps, with z and z' = z + d what a step reads:
 *
 * <ul>
 *   <li>affine: z' A' + b' - (z A + b) = d A' + z (A' - A) + (b' - b); where z is the input itself
 *       the last terms are bounded over each region;
 *   <li>rectifiers and maxima: see {@code difference} of both; other curves are refused;
 *   <li>B is cut down to H + D, and D to B - H: both contain what is meant.
 * </ul>
 */
final class DriftPass {
  private final Program parent;
  private final Program child;
  private final Linear[] changes;
  private final IntervalPass hulls;
  private final Box[] differences;

  /** Bounds of all differences and of the child's values, the margins last. */
  @SuppressWarnings("ArrayRecordComponent")
  record Drift(Box[] differences, Box[] values) {}

  private DriftPass(Program parent, Program child, Linear[] changes, InputSet inputs) {
    this.parent = parent;
    this.child = child;
    this.changes = changes;
    hulls = new IntervalPass(parent, inputs);
    differences = new Box[child.margins() + 1];
    differences[0] = Box.zeros(inputs.base().size());
  }

  /**
   * Bounds the child's values and all differences.
   *
   * @param changes {@link Program#changes}, or more of them
   * @param known bounds of some of the parent's values over the set
   * @throws NotEstablished if the known bounds and the parent's network exclude each other, or a
   *     step is not known
   */
  static Drift over(
      Program parent, Program child, Linear[] changes, InputSet inputs, Map<Integer, Box> known) {
    DriftPass pass = new DriftPass(parent, child, changes, inputs);
    IntervalPass values = new IntervalPass(child, inputs);
    for (int v = 1; v <= child.margins(); v++) {
      Box difference = pass.difference(v);
      boolean taken = known.containsKey(v) && pass.hulls.set(v) == null;
      Box hull = taken ? pass.hulls.take(v, known.get(v)) : pass.hulls.advance(v);
      if (known.containsKey(v) && !taken) {
        hull = pass.hulls.tighten(v, known.get(v), "the parent's facts");
      }
      values.advance(v);
      Box value = values.tighten(v, hull.plus(difference), "the child");
      pass.differences[v] = difference.intersect(value.minus(hull), "difference of value " + v);
    }
    return new Drift(pass.differences, values.values());
  }

  private Box difference(int v) {
    Mapping mapping = child.mapping(v);
    Box d = child.operands(v, differences);
    if (mapping instanceof Linear linear) {
      boolean none = d.isZero();
      Box carried = none ? Box.zeros(linear.bias().length) : linear.withoutBias().image(d);
      InputSet set = hulls.set(v);
      return changes[v] == null
          ? carried
          : carried.plus(set == null ? changes[v].image(hulls.operands(v)) : set.image(changes[v]));
    } else if (mapping instanceof Maxima maxima) {
      return maxima.difference(d);
    } else if (mapping instanceof Curve.Rectifier rectifier && mapping.equals(parent.mapping(v))) {
      return rectifier.difference(hulls.operands(v), d);
    }
    throw new NotEstablished("drift through value " + v + " is not known here");
  }
}
