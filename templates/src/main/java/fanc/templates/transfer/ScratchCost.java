package fanc.templates.transfer;

/**
 * What a from-scratch method took for some of the parent's regions, measured.
 *
 * @param method its name on the command line
 * @param regions how many regions were given to it
 * @param seconds thread-seconds for all of them
 */
public record ScratchCost(String method, long regions, double seconds) {

  /** Returns thread-seconds a region. */
  public double secondsPerRegion() {
    return seconds / regions;
  }
}
