package fanc.cli;

import fanc.properties.RegionFamily;
import java.time.Duration;
import java.util.Locale;

/** A way to decide a claim over all its regions, on one network. */
interface FamilyDecision {

  /**
   * Decides, timing from network and proof in memory to the verdict.
   *
   * @param budget after which no further region is begun; null for no limit
   */
  FamilyOutcome decide(ImageClaim claim, Duration budget);

  /** Returns whether this goes through the regions one by one. */
  default boolean enumerates() {
    return true;
  }

  /**
   * Checks that this can come to an end with a claim.
   *
   * @throws BadInputException if it goes through regions of which there are too many
   */
  default void requireDecides(ImageClaim claim) {
    if (enumerates() && !claim.family().enumerable()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "image %d has %,d regions, more than the %,d that a method can go through one by one;"
                  + " use --method family, or fewer pixels, or a sample",
              claim.index(),
              claim.family().count(),
              RegionFamily.LARGEST_ENUMERATED));
    }
  }
}
