package fanc.properties;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A family of regions by its parts: one region for each choice of {@code chosen} different parts,
 * in which the coordinates of those parts change and no others. There are {@code parts over chosen}
 * of them, which may be more than anyone can go through.
 *
 * @param parts what changes in each part; no coordinate is in two of them
 * @param chosen how many parts change in a region, from 1 to the number of parts
 */
public record Choices(List<SparseBox> parts, int chosen) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if more parts are to be chosen than there are, or none
   */
  public Choices {
    parts = List.copyOf(parts);
    if (chosen < 1 || chosen > parts.size()) {
      throw new IllegalArgumentException(
          "can not choose " + chosen + " of " + parts.size() + " parts");
    }
  }

  /** Returns the number of regions, exactly. */
  public BigInteger count() {
    return Choices.count(parts.size(), chosen);
  }

  /**
   * Returns the place of a choice among all of them in lexicographic order, which is the region's
   * index in its family; empty where it has more digits than an index.
   *
   * @param chosenParts as many different parts as a region has, by their places, in any order
   * @throws IllegalArgumentException if they are not
   */
  public OptionalLong place(int... chosenParts) {
    int[] ascending = Arrays.stream(chosenParts).sorted().distinct().toArray();
    boolean inside =
        ascending.length == chosen
            && chosenParts.length == chosen
            && ascending[0] >= 0
            && ascending[chosen - 1] < parts.size();
    if (!inside) {
      throw new IllegalArgumentException("a region has " + chosen + " different parts");
    }
    // Of all choices those that come later: the first part that differs is a later one.
    BigInteger later = BigInteger.ZERO;
    for (int i = 0; i < chosen; i++) {
      later = later.add(count(parts.size() - 1 - ascending[i], chosen - i));
    }
    BigInteger place = count().subtract(BigInteger.ONE).subtract(later);
    return place.bitLength() < Long.SIZE - 1
        ? OptionalLong.of(place.longValueExact())
        : OptionalLong.empty();
  }

  /** Returns {@code n! / (k! (n - k)!)}, exactly; 0 if k is larger than n. */
  public static BigInteger count(int n, int k) {
    if (k > n) {
      return BigInteger.ZERO;
    }
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      // Always divisible: after i steps this is the number of sets of i elements.
      count = count.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
    }
    return count;
  }
}
