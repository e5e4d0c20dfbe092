package fanc.verifier.domain;

/**
 * A strip that contains the graph of a function f over an interval: {@code lower <= f(x) - slope x
 * <= upper} for each x in the interval.
 *
 * <p>Any slope is sound as long as the two ends are bounds for that very slope. So the slope is
 * rounded as it falls, and the ends are rounded outward after it: rounding the textbook slope and
 * offset outward one by one is not enough.
 *
 * @param slope lambda
 * @param lower lower end of {@code f(x) - slope x}
 * @param upper upper end of {@code f(x) - slope x}
 */
public record Band(double slope, double lower, double upper) {
  /** The identity, exactly. */
  public static final Band IDENTITY = new Band(1, 0, 0);

  /** The constant 0, exactly. */
  public static final Band ZERO = new Band(0, 0, 0);

  /** The band that says nothing, for bounds that are not numbers. */
  public static final Band UNKNOWN = new Band(Double.NaN, Double.NaN, Double.NaN);
}
