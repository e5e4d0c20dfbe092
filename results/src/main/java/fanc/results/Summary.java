package fanc.results;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * Totals over the images of a run. Skipped images are counted apart and in nothing else.
 *
 * @param images number of images with a verdict
 * @param verified how many of them are verified
 * @param violated how many are violated
 * @param unknown how many are unknown
 * @param timeout how many ran out of budget
 * @param skippedMisclassified images left out because the network misclassifies them
 * @param regionsTotal number of regions of the images with a verdict
 * @param regionsVerified how many of them were verified
 * @param secondsLoad parsing of network, property and proof
 * @param secondsVerify sum of the seconds of the images
 * @param secondsAttack search for counterexamples
 * @param secondsSelfCheck re-checking of the run's own results
 * @param peakMemoryMegabytes largest resident size of the process, in units of 2^20 bytes
 */
public record Summary(
    int images,
    int verified,
    int violated,
    int unknown,
    int timeout,
    int skippedMisclassified,
    BigInteger regionsTotal,
    BigInteger regionsVerified,
    double secondsLoad,
    double secondsVerify,
    double secondsAttack,
    double secondsSelfCheck,
    long peakMemoryMegabytes) {

  /** Checks the counts. */
  public Summary {
    Objects.requireNonNull(regionsTotal, "regionsTotal");
    Objects.requireNonNull(regionsVerified, "regionsVerified");
  }

  /** Adds up the images of a run. */
  public static Summary of(List<ImageResult> images, int skippedMisclassified, Effort effort) {
    BigInteger regions = BigInteger.ZERO;
    BigInteger verifiedRegions = BigInteger.ZERO;
    double seconds = 0;
    for (ImageResult image : images) {
      regions = regions.add(image.regionsTotal());
      verifiedRegions = verifiedRegions.add(image.regionsVerified());
      seconds += image.seconds();
    }
    return new Summary(
        images.size(),
        count(images, Outcome.VERIFIED),
        count(images, Outcome.VIOLATED),
        count(images, Outcome.UNKNOWN),
        count(images, Outcome.TIMEOUT),
        skippedMisclassified,
        regions,
        verifiedRegions,
        effort.secondsLoad(),
        seconds,
        effort.secondsAttack(),
        effort.secondsSelfCheck(),
        effort.peakMemoryMegabytes());
  }

  private static int count(List<ImageResult> images, Outcome outcome) {
    return (int) images.stream().filter(image -> image.outcome() == outcome).count();
  }
}
