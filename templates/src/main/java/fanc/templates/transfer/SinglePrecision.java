package fanc.templates.transfer;

/** Doubles as floats, rounded in one direction: half the memory for facts that stay facts. */
public final class SinglePrecision {
  private SinglePrecision() {}

  /** Returns the largest float not above {@code x}; minus infinity if x is NaN. */
  public static float down(double x) {
    if (Double.isNaN(x)) {
      return Float.NEGATIVE_INFINITY;
    }
    float nearest = (float) x;
    return nearest <= x ? nearest : Math.nextDown(nearest);
  }

  /** Returns the smallest float not below {@code x}; infinity if x is NaN. */
  public static float up(double x) {
    if (Double.isNaN(x)) {
      return Float.POSITIVE_INFINITY;
    }
    float nearest = (float) x;
    return nearest >= x ? nearest : Math.nextUp(nearest);
  }
}
