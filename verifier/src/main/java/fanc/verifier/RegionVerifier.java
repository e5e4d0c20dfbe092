package fanc.verifier;

import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;

/** Bounds the margin of one input region. Implementations may be used by several threads. */
public interface RegionVerifier extends MemberVerifier {

  /**
   * Returns a lower bound of the constraint's margin over all inputs of the region; the region is
   * verified exactly if the bound is greater than 0. NaN where nothing could be bounded, or not
   * before the deadline.
   *
   * @param deadline looked at between ops; what one op takes may go beyond it
   */
  double margin(InputRegion region, Deadline deadline);

  @Override
  default double margin(RegionFamily family, long region, Deadline deadline) {
    return margin(family.region(region), deadline);
  }

  /** Returns the same without a deadline. */
  default double margin(InputRegion region) {
    return margin(region, Deadline.never());
  }
}
