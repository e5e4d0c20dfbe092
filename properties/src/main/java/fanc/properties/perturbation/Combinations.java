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
    for (int i = 1; i <= k; i++) {
      // Always divisible: after i steps this is the number of sets of i elements.
      count = count.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return count;
  }

  /**
   * Returns the set with the given place in lexicographic order.
   *
   * @param n number of elements, few enough that the counts are longs
   * @param index from 0 to {@code count(n, k) - 1}
   * @return k numbers from 0 to n - 1, strictly ascending
   */
  static int[] nth(int n, int k, long index) {
    int[] set = new int[k];
    long rest = index;
    int element = 0;
    for (int place = 0; place < k; place++) {
      long beginning = count(n - element - 1, k - place - 1).longValueExact();
      while (rest >= beginning) {
        rest -= beginning;
        element++;
        beginning = count(n - element - 1, k - place - 1).longValueExact();
      }
      set[place] = element++;
    }
    return set;
  }
}
