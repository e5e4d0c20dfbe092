package fanc.checker;

import java.util.List;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param seal of the certificate
 * @param images one for each claim, in the order of the claims
 * @param parent the check of the parent's certificate; empty if there is none or it was taken on
 *     word
 */
public record CheckReport(String seal, List<ImageReport> images, Optional<CheckReport> parent) {

  /**
   * What came out for one image.
   *
   * @param image its row in the image set
   * @param regions how many the claim has
   * @param claimed how many of them the certificate says are verified
   * @param established for how many of these that was re-established
   * @param faults one line each: regions not established, facts not confirmed; the first of many
   */
  public record ImageReport(
      int image, long regions, long claimed, long established, List<String> faults) {}

  /**
   * Returns whether all that the certificate says was confirmed: each region claimed, each fact, of
   * the parent too unless that was taken on word.
   */
  public boolean holds() {
    return images.stream().allMatch(i -> i.established == i.claimed && i.faults.isEmpty())
        && parent.map(CheckReport::holds).orElse(true);
  }

  /** Returns whether it holds and every region of every claim is established. */
  public boolean complete() {
    return holds() && images.stream().allMatch(i -> i.established == i.regions);
  }
}
