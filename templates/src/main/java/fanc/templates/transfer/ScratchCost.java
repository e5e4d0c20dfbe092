package fanc.templates.transfer;

/**
 * What a from-scratch method took for some of the parent's regions, measured.
 *
 * @param method its name on the command line
 * @param regions how many regions were given to it
 * @param settled how many of them it proved, which no method before it did
 * @param seconds thread-seconds for all that were given to it
 */
public record ScratchCost(String method, long regions, long settled, double seconds) {

  /** Returns thread-seconds a region. */
  public double secondsPerRegion() {
    return seconds / regions;
  }
}
