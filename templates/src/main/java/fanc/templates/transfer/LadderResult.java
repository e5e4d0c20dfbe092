package fanc.templates.transfer;

import fanc.verifier.FamilyResult;
import java.util.Map;

/**
 * What the ladder did for one image.
 *
 * @param family what is known of the regions
 * @param shares what each kind of rung did, those that were tried
 * @param seconds wall-clock seconds altogether
 * @param after the experience that the next image of the child begins with
 * @param findings what is known of each region
 */
public record LadderResult(
    FamilyResult family,
    Map<LadderStep, Share> shares,
    double seconds,
    Experience after,
    RegionFindings findings) {

  /** Copies the map. */
  public LadderResult {
    shares = Map.copyOf(shares);
  }

  /**
   * What one kind of rung did.
   *
   * @param settled how many regions it verified
   * @param seconds how long it took, the regions that it could not verify included
   */
  public record Share(long settled, double seconds) {
    Share plus(Share other) {
      return new Share(settled + other.settled, seconds + other.seconds);
    }
  }
}
