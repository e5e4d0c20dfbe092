package fanc.results;

import java.util.List;

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
    long regionsTotal,
    long regionsVerified,
    double secondsLoad,
    double secondsVerify,
    double secondsAttack,
    double secondsSelfCheck,
    long peakMemoryMegabytes) {

  /**
   * Adds up the images of a run.
   *
   * @throws ArithmeticException if the regions of all images together exceed 2^63 - 1
   */
  public static Summary of(List<ImageResult> images, int skippedMisclassified, Effort effort) {
    long regions = 0;
    long verifiedRegions = 0;
    double seconds = 0;
    for (ImageResult image : images) {
      regions = Math.addExact(regions, image.regionsTotal());
      verifiedRegions = Math.addExact(verifiedRegions, image.regionsVerified());
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
