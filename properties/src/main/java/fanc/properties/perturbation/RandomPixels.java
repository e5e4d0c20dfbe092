package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sample of pixel sets: region i changes k distinct pixels, each set of k equally likely (up to a
 * bias of 2^-32 times the number of pixels), regions drawn independently. Every image gets the same
 * sets.
 *
 * <p>The draws do not depend on the Java version. The generator of region i is SplitMix64 (Steele,
 * Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014): with {@code mix} its
 * finaliser and {@code g} = 0x9E3779B97F4A7C15 the state starts at {@code mix(mix(seed + g) + i)},
 * each draw adds {@code g} and applies {@code mix}, and the upper 32 bits times n, shifted right by
 * 32, are a number below n. The set is drawn by Floyd's method: for j from n - k to n - 1 take a
 * number t up to j; add t, or j if t is in the set already.
 *
 * @param count number of regions, at least 1
 * @param seed any number
 */
public record RandomPixels(long count, long seed) implements PixelSelection {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public RandomPixels {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, not " + count);
    }
  }

  @Override
  public void requireFits(ImageGeometry geometry, int pixels) {
    if (pixels > geometry.pixels()) {
      throw new IllegalArgumentException(
          "pixels is " + pixels + ", but the image has " + geometry.pixels());
    }
  }

  @Override
  public long size(ImageGeometry geometry, int pixels) {
    return count;
  }

  @Override
  public BigInteger population(ImageGeometry geometry, int pixels) {
    return Combinations.count(geometry.pixels(), pixels);
  }

  @Override
  public int[] pixels(ImageGeometry geometry, int pixels, long index) {
    int[] set = new int[pixels];
    long state = mix(mix(seed + STEP) + index);
    int size = 0;
    for (int j = geometry.pixels() - pixels; j < geometry.pixels(); j++) {
      state += STEP;
      int drawn = (int) (((mix(state) >>> 32) * (j + 1L)) >>> 32);
      int candidate = drawn;
      boolean taken = Arrays.stream(set, 0, size).anyMatch(p -> p == candidate);
      set[size++] = taken ? j : drawn;
    }
    Arrays.sort(set);
    return set;
  }

  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}
