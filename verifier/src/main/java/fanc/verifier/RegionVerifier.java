package fanc.verifier;

import fanc.properties.InputRegion;

/** Bounds the margin of one input region. Implementations may be used by several threads. */
public interface RegionVerifier {

  /**
   * Returns a lower bound of the constraint's margin over all inputs of the region; the region is
   * verified exactly if the bound is greater than 0. NaN where nothing could be bounded.
   */
  double margin(InputRegion region);
}
