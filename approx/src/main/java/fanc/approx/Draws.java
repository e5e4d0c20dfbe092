package fanc.approx;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random numbers that depend on a seed and on what they are for, and on nothing else. */
final class Draws {
  private Draws() {}

  /** Returns numbers for a tensor; other tensors of the same seed have others. */
  static SplittableRandom of(long seed, String tensor) {
    long mixed = new SplittableRandom(seed).nextLong();
    for (int i = 0; i < tensor.length(); i++) {
      mixed = new SplittableRandom(mixed ^ tensor.charAt(i)).nextLong();
    }
    return new SplittableRandom(mixed);
  }

  /**
   * Returns {@code count} of the numbers 0 to n-1, ascending; every set is as likely as another.
   */
  static int[] choose(int count, int n, SplittableRandom random) {
    int[] deck = new int[n];
    Arrays.setAll(deck, i -> i);
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(n - i);
      int swapped = deck[i];
      deck[i] = deck[other];
      deck[other] = swapped;
    }
    int[] chosen = Arrays.copyOf(deck, count);
    Arrays.sort(chosen);
    return chosen;
  }
}
