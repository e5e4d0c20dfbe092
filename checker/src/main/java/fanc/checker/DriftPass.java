package fanc.checker;

import java.util.Map;

/**
 * How far the values of two networks of the same steps lie apart over a set of inputs.
 *
 * <p>For every value let H contain the parent's, B the child's and D the child's less the parent's,
 * for each input of the set. By induction over the steps, with z and z' = z + d what a step reads:
 *
 * <ul>
 *   <li>affine: z' A' + b' - (z A + b) = d A' + z (A' - A) + (b' - b); where z is the input itself the
 *       last terms are bounded over each region;
 *   <li>rectifiers and maxima: see {@code difference} of both; other curves are refused;
 *   <li>B is cut down to H + D, and D to B - H: both contain what is meant.
 * </ul>
 */
final class DriftPass {
  private final Program parent;
  private final Program child;
  private final IntervalPass hulls;
  private final IntervalPass values;
  private final Box[] differences;

  /** Bounds of the differences of the margins, and of the child's values, its margins last. */
  @SuppressWarnings("ArrayRecordComponent")
  record Drift(Box margins, Box[] values) {}

  private DriftPass(Program parent, Program child, InputSet inputs) {
    this.parent = parent;
    this.child = child;
    hulls = new IntervalPass(parent, inputs);
    values = new IntervalPass(child, inputs);
    differences = new Box[child.margins() + 1];
    differences[0] = Box.zeros(hulls.values()[0].size());
  }

  /**
   * Bounds the child's values and the differences of the margins.
   *
   * @param known bounds of some of the parent's values over the set
   * @throws NotEstablished if the known bounds and the parent's network exclude each other, or a
   *     step differs in what is no coefficient
   */
  static Drift over(Program parent, Program child, InputSet inputs, Map<Integer, Box> known) {
    DriftPass pass = new DriftPass(parent, child, inputs);
    for (int v = 1; v <= child.margins(); v++) {
      Box difference = pass.difference(v);
      Box hull = pass.hulls.advance(v);
      if (known.containsKey(v)) {
        hull = pass.hulls.tighten(v, known.get(v), "the parent's facts");
      }
      pass.values.advance(v);
      Box value = pass.values.tighten(v, hull.plus(difference), "the child");
      pass.differences[v] = difference.intersect(value.minus(hull), "difference of value " + v);
    }
    return new Drift(pass.differences[child.margins()], pass.values.values());
  }

  private Box difference(int v) {
    Mapping mapping = child.mapping(v);
    Box d = child.operands(v, differences);
    if (mapping instanceof Linear linear) {
      return difference(v, linear, d);
    } else if (mapping instanceof Maxima maxima) {
      return maxima.difference(d);
    } else if (mapping instanceof Curve.Rectifier rectifier && mapping.equals(parent.mapping(v))) {
      return rectifier.difference(hulls.operands(v), d);
    }
    throw new NotEstablished("drift through value " + v + " is not known here");
  }

  private Box difference(int v, Linear linear, Box d) {
    Box carried = d.isZero() ? Box.zeros(linear.outputs()) : linear.withoutBias().image(d);
    Linear change = child.difference(v, parent);
    if (change == null) {
      return carried;
    }
    InputSet set = hulls.set(v);
    return carried.plus(set == null ? change.image(hulls.operands(v)) : set.image(change));
  }
}
