package fanc.templates.transfer;

import fanc.properties.RegionFamily;
import fanc.verifier.RegionVerifier;
import java.util.List;

/**
 * One image on one child.
 *
 * @param family its regions
 * @param rungs ways to settle groups of them, all of the same claim about the same child
 * @param rest decides what they leave, region by region
 * @param prior what is expected of the rungs as long as nothing is known of the child
 * @param secondsPerRegion what a region is expected to take from scratch, by whatever measured it;
 *     counts until something was measured on the child
 */
public record LadderTask(
    RegionFamily family,
    List<Rung> rungs,
    RegionVerifier rest,
    Experience prior,
    double secondsPerRegion) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the expected time is not a positive number
   */
  public LadderTask {
    rungs = List.copyOf(rungs);
    if (!(secondsPerRegion > 0) || !Double.isFinite(secondsPerRegion)) {
      throw new IllegalArgumentException("time of a region must be positive: " + secondsPerRegion);
    }
  }
}
