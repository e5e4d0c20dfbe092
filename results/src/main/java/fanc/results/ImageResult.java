package fanc.results;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was found for one image and all its regions.
 *
 * @param index row of the image in its file, from 0
 * @param label the label the claim is about
 * @param predicted the label the network predicts
 * @param outcome the verdict; key {@code verdict}
 * @param reason why the verdict is unknown ({@code imprecise}, {@code memory}, {@code coverage}),
 *     or what else a reader should know; null where there is nothing to say
 * @param regionsTotal number of regions
 * @param regionsVerified number of regions that were verified
 * @param population number of regions of the perturbation: more than {@code regionsTotal} if these
 *     are a sample or a choice
 * @param note what a reader should know of the regions, for instance that they only enclose a ball;
 *     null where there is nothing to say
 * @param worstMargin least lower bound of a margin over the regions; NaN where none is known
 * @param seconds from network and proof in memory to the verdict
 * @param rungs what each rung did; rungs that were not tried may be left out
 * @param witness a counterexample; null unless the verdict is violated
 * @param margins a proven lower bound of the margin of each region, in the order of the family; NaN
 *     where none is known; null where they are not kept
 * @param settledBy what verified each region, one letter for each, see {@link Rung#letter}, and
 *     {@code -} where nothing did; null where it is not kept
 * @param positions row and column of the upper left pixel of the patch of each region; null where
 *     the patch is at every position, row by row, or there is none, or no details are kept
 * @param pixels the image, from 0 to 1, row by row with the channels of a pixel side by side,
 *     rounded to four decimals; null where the claim is about no image or no details are kept
 */
public record ImageResult(
    int index,
    int label,
    int predicted,
    @JsonProperty("verdict") Outcome outcome,
    String reason,
    BigInteger regionsTotal,
    BigInteger regionsVerified,
    BigInteger population,
    String note,
    double worstMargin,
    double seconds,
    Map<Rung, RungShare> rungs,
    Witness witness,
    @JacksonInject("margins") @JsonInclude(JsonInclude.Include.NON_NULL) Numbers margins,
    @JacksonInject("settledBy") @JsonInclude(JsonInclude.Include.NON_NULL) String settledBy,
    @JacksonInject("positions") @JsonInclude(JsonInclude.Include.NON_NULL)
        List<List<Integer>> positions,
    @JacksonInject("pixels") @JsonInclude(JsonInclude.Include.NON_NULL) Numbers pixels) {

  /**
   * Checks the counts and copies the rungs in the ladder's order.
   *
   * @throws IllegalArgumentException if more regions are verified than there are, or a verdict says
   *     verified while a region is not
   */
  public ImageResult {
    Objects.requireNonNull(outcome, "verdict");
    Objects.requireNonNull(population, "population");
    Objects.requireNonNull(regionsTotal, "regionsTotal");
    Objects.requireNonNull(regionsVerified, "regionsVerified");
    if (regionsVerified.signum() < 0 || regionsVerified.compareTo(regionsTotal) > 0) {
      throw new IllegalArgumentException(
          "image " + index + ": " + regionsVerified + " of " + regionsTotal + " regions verified");
    }
    if (outcome == Outcome.VERIFIED && !regionsVerified.equals(regionsTotal)) {
      throw new IllegalArgumentException(
          "image " + index + " verified with only " + regionsVerified + " of " + regionsTotal);
    }
    EnumMap<Rung, RungShare> ordered = new EnumMap<>(Rung.class);
    ordered.putAll(rungs);
    rungs = Collections.unmodifiableMap(ordered);
    requireOneForEach(regionsTotal, "margins", margins == null ? null : margins.size());
    requireOneForEach(regionsTotal, "settledBy", settledBy == null ? null : settledBy.length());
    requireOneForEach(regionsTotal, "positions", positions == null ? null : positions.size());
    positions = positions == null ? null : positions.stream().map(List::copyOf).toList();
  }

  private static void requireOneForEach(BigInteger regions, String key, Integer entries) {
    if (entries != null && !BigInteger.valueOf(entries).equals(regions)) {
      throw new IllegalArgumentException(key + ": " + entries + " for " + regions + " regions");
    }
  }

  /** Makes a result without details. */
  public ImageResult(
      int index,
      int label,
      int predicted,
      Outcome outcome,
      String reason,
      BigInteger regionsTotal,
      BigInteger regionsVerified,
      BigInteger population,
      String note,
      double worstMargin,
      double seconds,
      Map<Rung, RungShare> rungs,
      Witness witness) {
    this(
        index,
        label,
        predicted,
        outcome,
        reason,
        regionsTotal,
        regionsVerified,
        population,
        note,
        worstMargin,
        seconds,
        rungs,
        witness,
        null,
        null,
        null,
        null);
  }

  /** Makes a result about all regions of a perturbation, with nothing to say of them. */
  public ImageResult(
      int index,
      int label,
      int predicted,
      Outcome outcome,
      String reason,
      long regionsTotal,
      long regionsVerified,
      double worstMargin,
      double seconds,
      Map<Rung, RungShare> rungs,
      Witness witness) {
    this(
        index,
        label,
        predicted,
        outcome,
        reason,
        BigInteger.valueOf(regionsTotal),
        BigInteger.valueOf(regionsVerified),
        BigInteger.valueOf(regionsTotal),
        null,
        worstMargin,
        seconds,
        rungs,
        witness);
  }

  /**
   * Returns the same result with what it is a part of.
   *
   * @param all number of regions of the perturbation
   * @param remark what a reader should know of the regions; null for nothing
   * @param because the reason, which may be null
   */
  public ImageResult outOf(BigInteger all, String remark, String because) {
    return new ImageResult(
        index,
        label,
        predicted,
        outcome,
        because,
        regionsTotal,
        regionsVerified,
        all,
        remark,
        worstMargin,
        seconds,
        rungs,
        witness,
        margins,
        settledBy,
        positions,
        pixels);
  }

  /**
   * Returns the same result with details.
   *
   * @param shown the counterexample with its image; null without one
   * @param bounds the margins of the regions; null where they are not known
   * @param settlers what verified them; null where it is not known
   * @param places where the patches are; null for every position
   * @param image the pixels; null where there are none
   */
  public ImageResult detailed(
      Witness shown, Numbers bounds, String settlers, List<List<Integer>> places, Numbers image) {
    return new ImageResult(
        index,
        label,
        predicted,
        outcome,
        reason,
        regionsTotal,
        regionsVerified,
        population,
        note,
        worstMargin,
        seconds,
        rungs,
        shown,
        bounds,
        settlers,
        places,
        image);
  }

  /** Returns what a rung did, nothing if it was not tried. */
  public RungShare rung(Rung rung) {
    return rungs.getOrDefault(rung, RungShare.NONE);
  }
}
