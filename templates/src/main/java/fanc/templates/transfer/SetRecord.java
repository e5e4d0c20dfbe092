package fanc.templates.transfer;

import fanc.verifier.family.Division;
import java.math.BigInteger;
import java.util.List;

/**
 * What is known of a parent over parts of a family whose regions are too many to go through.
 *
 * <p>Facts about the real-valued function of the parent's weights, N, and about the values of its
 * network of margins: for every x of any region of part p, margin j of N(x) is at least {@code
 * margins.at(p, j)}, and each value recorded lies in {@code hulls.get(p)}. Which regions a part has
 * is not recorded: the parts are made again of the family by the same division. The numbers of
 * their regions are there to notice that they are not the same.
 *
 * @param division how the family was divided
 * @param counts exact number of regions of each part that was left whole
 * @param margins lower bounds of the margins, one row for each of these parts
 * @param hulls bounds of the parent's values over each of these parts, all of the same values
 */
public record SetRecord(
    Division division, List<BigInteger> counts, RegionMargins margins, List<ValueHulls> hulls)
    implements ImageRecord {
  /** Parts that are recorded, at most. */
  public static final int MOST_PARTS = 64;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they are not about the same parts, of which there are at
   *     least one and at most {@value #MOST_PARTS}
   */
  public SetRecord {
    counts = List.copyOf(counts);
    hulls = List.copyOf(hulls);
    int parts = counts.size();
    long whole = division.sizes().stream().filter(size -> size == 0).count();
    if (parts < 1 || parts > MOST_PARTS || whole != parts) {
      throw new IllegalArgumentException(
          parts + " parts are recorded of " + whole + " that were left whole");
    }
    if (margins.regions() != parts || !margins.perRegion() || hulls.size() != parts) {
      throw new IllegalArgumentException("margins and hulls are not about " + parts + " parts");
    }
  }

  /**
   * Returns the same facts of a network that computes the same with further ops.
   *
   * @param numbers for each value of the parent the number that it has there, ascending
   */
  public SetRecord renumbered(List<Integer> numbers) {
    List<ValueHulls> others = hulls.stream().map(known -> known.renumbered(numbers)).toList();
    return new SetRecord(division, counts, margins, others);
  }

  /** Returns the number of regions of all parts, exactly. */
  public BigInteger regions() {
    return counts.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
