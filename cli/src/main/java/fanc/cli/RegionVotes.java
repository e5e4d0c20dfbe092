package fanc.cli;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How many members of an ensemble were proven to answer with the label, region by region.
 *
 * <p>At every input of a region on which k members are proven, at least these k answer with the
 * label: with k more than half of all, the vote is theirs. Other members may be the k in another
 * region. Where nothing is kept of single regions, a member counts if all of its regions are
 * verified.
 *
 * @param members how many there are, m
 * @param regions how many regions the claim has
 * @param verified how many of them have more than m / 2 votes
 * @param least the least number of votes of any region
 */
record RegionVotes(int members, BigInteger regions, BigInteger verified, int least) {

  /**
   * Counts.
   *
   * @param outcomes what was found of each member; empty where nothing was looked for
   * @param regions how many regions the claim has
   */
  static RegionVotes of(List<Optional<FamilyOutcome>> outcomes, BigInteger regions) {
    int everywhere = 0;
    int size = 0;
    for (Optional<FamilyOutcome> outcome : outcomes) {
      everywhere += outcome.filter(FamilyOutcome::allVerified).isPresent() ? 1 : 0;
      size = Math.max(size, outcome.map(found -> found.details().size()).orElse(0));
    }
    int members = outcomes.size();
    if (!BigInteger.valueOf(size).equals(regions)) {
      boolean most = 2 * everywhere > members;
      return new RegionVotes(members, regions, most ? regions : BigInteger.ZERO, everywhere);
    }
    int[] votes = new int[size];
    for (Optional<FamilyOutcome> outcome : outcomes) {
      for (int r = 0; r < size; r++) {
        votes[r] += outcome.isPresent() && isProven(outcome.get(), r, size) ? 1 : 0;
      }
    }
    int verified = 0;
    int least = members;
    for (int vote : votes) {
      verified += 2 * vote > members ? 1 : 0;
      least = Math.min(least, vote);
    }
    return new RegionVotes(members, regions, BigInteger.valueOf(verified), least);
  }

  private static boolean isProven(FamilyOutcome outcome, int region, int size) {
    RegionDetails details = outcome.details();
    return outcome.allVerified()
        || (details.size() == size && details.margins().applyAsDouble(region) > 0);
  }

  /** Returns whether every region has its majority. */
  boolean allVerified() {
    return regions.signum() > 0 && verified.equals(regions);
  }

  /**
   * Returns by how many votes the region with the fewest is above half; positive for a majority.
   */
  double worstMargin() {
    return least - members / 2.0;
  }
}
