package fanc.verifier.backward;

import fanc.verifier.Bounds;

/**
 * Replaces a value, or a part that is added to it, by its bounds: a positive coefficient takes the
 * lower end, a negative one the upper end.
 *
 * <p><b>Direction.</b> Under-approximation, rounding included.
 */
public final class IntervalPullback implements Pullback {
  private final Offsets offsets;
  private final Pullback rest;
  private final int arity;

  private IntervalPullback(Bounds bounds, Pullback rest, int arity) {
    int n = bounds.dimension();
    this.offsets =
        new Offsets(bounds.lowerArray(), bounds.upperArray(), new double[n], new double[n], 0);
    this.rest = rest;
    this.arity = arity;
  }

  /**
   * Returns the pullback of a value of which nothing but its bounds is used.
   *
   * @param arity how many values it is made of
   */
  public static IntervalPullback of(Bounds value, int arity) {
    return new IntervalPullback(value, null, arity);
  }

  /**
   * Returns the pullback of a sum of a part that lies in the bounds and one that is pulled back.
   *
   * @param part bounds of the first part
   * @param rest the pullback of the other
   */
  public static IntervalPullback plus(Bounds part, Pullback rest) {
    return new IntervalPullback(part, rest, 0);
  }

  @Override
  public double[][] pull(double[] rows, int count, double[] constants) {
    offsets.charge(rows, count, constants);
    return rest == null ? new double[arity][] : rest.pull(rows, count, constants);
  }
}
