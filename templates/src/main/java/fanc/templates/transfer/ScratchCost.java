package fanc.templates.transfer;

/**
 * What a from-scratch method took for some of the parent's regions, measured.
 *
 * @param method its name on the command line; of a rung its name and its level
 * @param groups how many groups of regions it was given; as many as regions if it takes them one by
 *     one
 * @param regions how many regions were given to it
 * @param settled how many of them it proved, which no method before it did
 * @param seconds thread-seconds for all that were given to it
 */
public record ScratchCost(String method, long groups, long regions, long settled, double seconds) {

  /** Returns thread-seconds a region. */
  public double secondsPerRegion() {
    return seconds / regions;
  }
}
