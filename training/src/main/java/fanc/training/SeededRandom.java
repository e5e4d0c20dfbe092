package fanc.training;

import java.util.Random;

/**
 * The generator of {@link Random}, number for number, whose position can be read and set: a linear
 * congruence of 48 bits, as the documentation of that class prescribes.
 */
final class SeededRandom extends Random {
  private static final long serialVersionUID = 1L;
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long INCREMENT = 0xBL;
  private static final long MASK = (1L << 48) - 1;

  private long position;

  /** Makes a generator that yields what {@code new Random(seed)} yields. */
  SeededRandom(long seed) {
    super(seed);
    position = (seed ^ MULTIPLIER) & MASK;
  }

  /** Returns the position, from which the next numbers follow but for a half-used Gaussian pair. */
  long position() {
    return position;
  }

  /** Goes to a position that {@link #position} returned. */
  void moveTo(long earlier) {
    position = earlier & MASK;
  }

  @Override
  protected int next(int bits) {
    position = (position * MULTIPLIER + INCREMENT) & MASK;
    return (int) (position >>> (48 - bits));
  }

  /** Returns the numbers below {@code n} in random order. */
  int[] shuffled(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
