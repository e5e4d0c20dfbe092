package fanc.verifier.domain;

/**
 * Two lines around the graph of a function f over an interval, each with a slope of its own: {@code
 * lowerSlope x + lowerOffset <= f(x) <= upperSlope x + upperOffset} for each x in the interval.
 *
 * <p>Any slope is sound as long as the offset is a bound for that very slope. So slopes are rounded
 * as they fall, and offsets are rounded outward after them.
 *
 * @param lowerSlope slope of the line below
 * @param lowerOffset its value at 0
 * @param upperSlope slope of the line above
 * @param upperOffset its value at 0
 */
public record Lines(double lowerSlope, double lowerOffset, double upperSlope, double upperOffset) {
  /** The identity, exactly. */
  public static final Lines IDENTITY = new Lines(1, 0, 1, 0);

  /** Returns the parallel lines of a band. */
  public static Lines of(Band band) {
    return new Lines(band.slope(), band.lower(), band.slope(), band.upper());
  }

  /** Returns whether both are one line, so that it is the function. */
  public boolean isExact() {
    return lowerSlope == upperSlope && lowerOffset == upperOffset;
  }
}
