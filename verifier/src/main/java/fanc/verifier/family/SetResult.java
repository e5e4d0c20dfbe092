package fanc.verifier.family;

import fanc.verifier.FamilyResult.Unproven;
import java.math.BigInteger;
import java.util.List;

/**
 * What is known of a family that was bounded as a set.
 *
 * @param regions number of regions
 * @param verified number of regions in parts whose margins are all positive
 * @param ended whether the deadline ended it
 * @param worstMargin a lower bound of the margins of all regions; NaN if there is none
 * @param unproven regions that were examined one by one and are not verified, worst first, at most
 *     {@value fanc.verifier.FamilyResult#MOST_UNPROVEN}
 * @param sets how many sets were bounded
 */
public record SetResult(
    BigInteger regions,
    BigInteger verified,
    boolean ended,
    double worstMargin,
    List<Unproven> unproven,
    int sets) {
  /** Copies the list. */
  public SetResult {
    unproven = List.copyOf(unproven);
  }

  /** Returns whether every region is verified. */
  public boolean allVerified() {
    return verified.equals(regions);
  }
}
