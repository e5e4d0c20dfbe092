package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RegionVotesTest {

  @Property(tries = 300, seed = "1")
  void aRegionIsTheVotesIfMoreThanHalfOfTheMembersAreProvenThere(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 7) int members,
      @ForAll @IntRange(min = 1, max = 9) int regions) {
    Random random = new Random(seed);
    boolean[][] proven = new boolean[members][regions];
    List<Optional<FamilyOutcome>> outcomes = new ArrayList<>();
    for (boolean[] member : proven) {
      boolean asked = random.nextInt(6) > 0;
      for (int r = 0; r < regions; r++) {
        member[r] = asked && random.nextInt(3) > 0;
      }
      outcomes.add(asked ? Optional.of(outcome(member)) : Optional.empty());
    }

    RegionVotes votes = RegionVotes.of(outcomes, BigInteger.valueOf(regions));

    int verified = 0;
    int fewest = members;
    for (int r = 0; r < regions; r++) {
      int count = 0;
      for (boolean[] member : proven) {
        count += member[r] ? 1 : 0;
      }
      verified += count * 2 > members ? 1 : 0;
      fewest = Math.min(fewest, count);
    }
    assertThat(votes.verified()).isEqualTo(verified);
    assertThat(votes.allVerified()).isEqualTo(verified == regions);
    // Where no member was asked nothing is known of any region.
    boolean known = outcomes.stream().anyMatch(Optional::isPresent);
    assertThat(votes.worstMargin()).isEqualTo((known ? fewest : 0) - members / 2.0);
  }

  @Example
  void whereNothingIsKeptOfRegionsAMemberCountsIfAllOfItsAreVerified() {
    FamilyOutcome all = withoutDetails(5, 5);
    FamilyOutcome most = withoutDetails(5, 4);
    BigInteger five = BigInteger.valueOf(5);

    assertThat(RegionVotes.of(List.of(some(all), some(all), some(most)), five).verified())
        .isEqualTo(5);
    assertThat(RegionVotes.of(List.of(some(all), some(most), some(most)), five).verified())
        .isZero();
    assertThat(RegionVotes.of(List.of(some(all), Optional.empty()), five).allVerified()).isFalse();
  }

  private static Optional<FamilyOutcome> some(FamilyOutcome outcome) {
    return Optional.of(outcome);
  }

  private static FamilyOutcome withoutDetails(long regions, long verified) {
    return new FamilyOutcome(regions, regions, verified, Double.NaN, List.of(), 0, Map.of(), 0, 0);
  }

  /** A margin of 0 and one that is no number prove nothing. */
  private static FamilyOutcome outcome(boolean[] proven) {
    int verified = 0;
    for (boolean one : proven) {
      verified += one ? 1 : 0;
    }
    return withoutDetails(proven.length, verified)
        .detailed(
            new RegionDetails(
                proven.length, r -> proven[r] ? .5 : r % 2 == 0 ? Double.NaN : 0, null));
  }
}
