package fanc.results;

/**
 * What one rung of the ladder did for one image.
 *
 * @param regions number of regions that this rung verified
 * @param seconds time spent in this rung, the regions it could not verify included
 */
public record RungShare(long regions, double seconds) {

  /** A rung that was not tried. */
  public static final RungShare NONE = new RungShare(0, 0);

  /** Returns the sum of two shares of the same rung. */
  public RungShare plus(RungShare other) {
    return new RungShare(Math.addExact(regions, other.regions), seconds + other.seconds);
  }
}
