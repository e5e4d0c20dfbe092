package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumMap;
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
 * @param worstMargin least lower bound of a margin over the regions; NaN where none is known
 * @param seconds from network and proof in memory to the verdict
 * @param rungs what each rung did; rungs that were not tried may be left out
 * @param witness a counterexample; null unless the verdict is violated
 */
public record ImageResult(
    int index,
    int label,
    int predicted,
    @JsonProperty("verdict") Outcome outcome,
    String reason,
    long regionsTotal,
    long regionsVerified,
    double worstMargin,
    double seconds,
    Map<Rung, RungShare> rungs,
    Witness witness) {

  /**
   * Checks the counts and copies the rungs in the ladder's order.
   *
   * @throws IllegalArgumentException if more regions are verified than there are, or a verdict says
   *     verified while a region is not
   */
  public ImageResult {
    Objects.requireNonNull(outcome, "verdict");
    if (regionsVerified < 0 || regionsVerified > regionsTotal) {
      throw new IllegalArgumentException(
          "image " + index + ": " + regionsVerified + " of " + regionsTotal + " regions verified");
    }
    if (outcome == Outcome.VERIFIED && regionsVerified != regionsTotal) {
      throw new IllegalArgumentException(
          "image " + index + " verified with only " + regionsVerified + " of " + regionsTotal);
    }
    EnumMap<Rung, RungShare> ordered = new EnumMap<>(Rung.class);
    ordered.putAll(rungs);
    rungs = Collections.unmodifiableMap(ordered);
  }

  /** Returns what a rung did, nothing if it was not tried. */
  public RungShare rung(Rung rung) {
    return rungs.getOrDefault(rung, RungShare.NONE);
  }
}
