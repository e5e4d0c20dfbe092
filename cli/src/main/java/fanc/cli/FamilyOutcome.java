package fanc.cli;

import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.attack.Suspects;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one method found for all regions of one image.
 *
 * @param regions how many regions there are
 * @param examined how many were looked at before the budget ended
 * @param verified how many of them are verified
 * @param worstMargin the least lower bound of a margin; NaN if none is known
 * @param unproven examined regions that are not verified, worst first, as many as are remembered
 * @param seconds wall time, re-proof of templates included
 * @param rungs what each rung did
 * @param templatesOffered templates the parent's proof had for this image
 * @param templatesValid how many of them were proven on this network
 * @param details what is known of each region
 */
record FamilyOutcome(
    BigInteger regions,
    BigInteger examined,
    BigInteger verified,
    double worstMargin,
    List<Unproven> unproven,
    double seconds,
    Map<Rung, RungShare> rungs,
    int templatesOffered,
    int templatesValid,
    RegionDetails details) {

  /** Makes an outcome that tells nothing of single regions. */
  FamilyOutcome(
      BigInteger regions,
      BigInteger examined,
      BigInteger verified,
      double worstMargin,
      List<Unproven> unproven,
      double seconds,
      Map<Rung, RungShare> rungs,
      int templatesOffered,
      int templatesValid) {
    this(
        regions,
        examined,
        verified,
        worstMargin,
        unproven,
        seconds,
        rungs,
        templatesOffered,
        templatesValid,
        RegionDetails.NONE);
  }

  /** Makes the outcome of a family whose regions were counted one by one. */
  FamilyOutcome(
      long regions,
      long examined,
      long verified,
      double worstMargin,
      List<Unproven> unproven,
      double seconds,
      Map<Rung, RungShare> rungs,
      int templatesOffered,
      int templatesValid) {
    this(
        BigInteger.valueOf(regions),
        BigInteger.valueOf(examined),
        BigInteger.valueOf(verified),
        worstMargin,
        unproven,
        seconds,
        rungs,
        templatesOffered,
        templatesValid);
  }

  /**
   * Returns what is known of an image for which the memory did not suffice: no time, no verdict.
   */
  static FamilyOutcome outOfMemory(ImageClaim claim) {
    BigInteger regions = claim.family().count();
    return new FamilyOutcome(
        regions, regions, BigInteger.ZERO, Double.NaN, List.of(), Double.NaN, Map.of(), 0, 0);
  }

  /** Returns the same outcome with other shares of the rungs. */
  FamilyOutcome withRungs(Map<Rung, RungShare> shares) {
    return new FamilyOutcome(
        regions,
        examined,
        verified,
        worstMargin,
        unproven,
        seconds,
        shares,
        templatesOffered,
        templatesValid,
        details);
  }

  /** Returns the same outcome after more time. */
  FamilyOutcome plusSeconds(double more) {
    return new FamilyOutcome(
        regions,
        examined,
        verified,
        worstMargin,
        unproven,
        seconds + more,
        rungs,
        templatesOffered,
        templatesValid,
        details);
  }

  /** Returns the same outcome with what is known of each region. */
  FamilyOutcome detailed(RegionDetails each) {
    return new FamilyOutcome(
        regions,
        examined,
        verified,
        worstMargin,
        unproven,
        seconds,
        rungs,
        templatesOffered,
        templatesValid,
        each);
  }

  /** Returns whether every region is verified. */
  boolean allVerified() {
    return regions.signum() > 0 && verified.equals(regions);
  }

  /** Returns whether the budget ended first. */
  boolean timedOut() {
    return examined.compareTo(regions) < 0;
  }

  /** Returns where a counterexample can lie. */
  Suspects suspects() {
    return new Suspects(
        unproven.stream().map(Unproven::region).toList(),
        !timedOut() && BigInteger.valueOf(unproven.size()).equals(regions.subtract(verified)));
  }

  /** Returns how many regions a template settled. */
  long hits() {
    return rungs.getOrDefault(Rung.TEMPLATE, RungShare.NONE).regions().longValueExact();
  }

  /** Returns the outcome whose time is the median, the smaller of two middle ones. */
  static FamilyOutcome median(List<FamilyOutcome> repeats) {
    return repeats.stream()
        .sorted(Comparator.comparingDouble(FamilyOutcome::seconds))
        .toList()
        .get((repeats.size() - 1) / 2);
  }
}
