package fanc.templates;

import fanc.verifier.FamilyResult;
import fanc.verifier.KeptMargins;

/**
 * What a proof transfer did for one child and one image.
 *
 * @param family what is known of the regions
 * @param margins those of the regions
 * @param hits how many regions a template settled; all of them are verified
 * @param offered how many templates the parent had
 * @param proven how many of them hold on the child, widened or as they were
 * @param seconds wall-clock seconds altogether
 * @param secondsReproof wall-clock seconds of those spent on fitting and re-proving templates
 * @param secondsHits thread-seconds spent on regions that a template settled
 * @param secondsMisses thread-seconds spent on the other regions
 */
public record TransferResult(
    FamilyResult family,
    KeptMargins margins,
    long hits,
    int offered,
    int proven,
    double seconds,
    double secondsReproof,
    double secondsHits,
    double secondsMisses) {

  /**
   * Returns the share of <em>verified</em> regions that a template settled (lambda); NaN if none is
   * verified. Regions that are not verified are not in it.
   */
  public double hitRate() {
    return hits / (double) family.verified();
  }

  /** Returns the share of offered templates that hold on the child (eta); NaN if none offered. */
  public double survivalRate() {
    return proven / (double) offered;
  }
}
