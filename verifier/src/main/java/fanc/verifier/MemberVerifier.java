package fanc.verifier;

import fanc.properties.RegionFamily;

/**
 * Bounds the margins of the regions of a family, each by its number: what keeps something of every
 * region has to know which it is. Implementations may be used by several threads.
 */
@FunctionalInterface
public interface MemberVerifier {

  /**
   * Returns a lower bound of the constraint's margin over all inputs of one region; the region is
   * verified exactly if the bound is greater than 0. NaN where nothing could be bounded, or not
   * before the deadline.
   *
   * @param region from 0 to {@code family.size() - 1}
   * @param deadline looked at between ops; what one op takes may go beyond it
   */
  double margin(RegionFamily family, long region, Deadline deadline);
}
