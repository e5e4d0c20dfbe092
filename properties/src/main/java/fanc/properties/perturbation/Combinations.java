package fanc.properties.perturbation;

import fanc.properties.Choices;
import java.math.BigInteger;

/** The sets of k elements out of n, counted, and listed in lexicographic order. */
final class Combinations {
  private Combinations() {}

  /** Returns the number of sets of k elements out of n. */
  static BigInteger count(int n, int k) {
    return Choices.count(n, k);
  }

  /**
   * Returns the set with the given place in lexicographic order.
   *
   * @param n number of elements
   * @param index from 0 to {@code count(n, k) - 1}
   * @return k numbers from 0 to n - 1, strictly ascending
   */
  static int[] nth(int n, int k, long index) {
    BigInteger all = count(n, k);
    return all.bitLength() < Long.SIZE
        ? nth(n, k, index, all.longValueExact())
        : nth(n, k, BigInteger.valueOf(index), all);
  }

  private static int[] nth(int n, int k, BigInteger index, BigInteger count) {
    int[] set = new int[k];
    BigInteger rest = index;
    BigInteger sets = count;
    int left = k;
    for (int element = 0; left > 0; element++) {
      BigInteger beginning =
          sets.multiply(BigInteger.valueOf(left)).divide(BigInteger.valueOf(n - element));
      if (rest.compareTo(beginning) < 0) {
        set[k - left] = element;
        sets = beginning;
        left--;
      } else {
        rest = rest.subtract(beginning);
        sets = sets.subtract(beginning);
      }
    }
    return set;
  }

  private static int[] nth(int n, int k, long index, long count) {
    int[] set = new int[k];
    long rest = index;
    // The sets of the elements from here on: of {@code left} elements out of {@code of}.
    long sets = count;
    int of = n;
    int left = k;
    for (int element = 0; left > 0; element++) {
      long beginning = sets / of * left + sets % of * left / of;
      if (rest < beginning) {
        set[k - left] = element;
        sets = beginning;
        left--;
      } else {
        rest -= beginning;
        sets -= beginning;
      }
      of--;
    }
    return set;
  }
}
