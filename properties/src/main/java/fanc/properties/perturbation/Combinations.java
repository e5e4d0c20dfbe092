package fanc.properties.perturbation;

import java.math.BigInteger;

/** The sets of k elements out of n, counted, and listed in lexicographic order. */
final class Combinations {
  private Combinations() {}

  /** Returns {@code n! / (k! (n - k)!)}, exactly; 0 if k is larger than n. */
  static BigInteger count(int n, int k) {
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

  /**
   * Returns the set with the given place in lexicographic order.
   *
   * @param n number of elements, few enough that {@code n * count(n, k)} is a long
   * @param index from 0 to {@code count(n, k) - 1}
   * @return k numbers from 0 to n - 1, strictly ascending
   */
  static int[] nth(int n, int k, long index) {
    int[] set = new int[k];
    long rest = index;
    // The sets of the elements from here on: of {@code left} elements out of {@code of}.
    long sets = count(n, k).longValueExact();
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
