package fanc.templates.transfer;

import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bounds of some values of a network over some regions, in single precision, rounded outward.
 *
 * <p>Half the size of {@link Hulls}, which {@link #hulls} makes of them. Immutable.
 */
public final class ValueHulls {
  private final int[] values;
  private final float[][] lower;
  private final float[][] upper;

  private ValueHulls(int[] values, float[][] lower, float[][] upper) {
    this.values = values;
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * Takes over ends that were rounded already.
   *
   * @param values numbers of the values, strictly ascending, none negative
   * @param lower one array for each value
   * @param upper the same, as many ends for each value
   * @throws IllegalArgumentException if lengths differ, values do not ascend, or an interval is
   *     empty or NaN
   */
  public static ValueHulls of(int[] values, float[][] lower, float[][] upper) {
    if (lower.length != values.length || upper.length != values.length) {
      throw new IllegalArgumentException("hulls need ends for every value");
    }
    for (int k = 0; k < values.length; k++) {
      if (values[k] < 0 || (k > 0 && values[k] <= values[k - 1])) {
        throw new IllegalArgumentException("values of hulls must be ascending");
      }
      requireIntervals(lower[k], upper[k]);
    }
    return new ValueHulls(values, lower, upper);
  }

  private static void requireIntervals(float[] lower, float[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException("hulls need as many lower as upper ends");
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] <= upper[i])) {
        throw new IllegalArgumentException(
            "empty interval [" + lower[i] + ", " + upper[i] + "] in a hull");
      }
    }
  }

  /** Returns the same facts in single precision, rounded outward; NaN becomes infinite. */
  public static ValueHulls roundedOutward(Hulls hulls) {
    return roundedOutward(hulls, IntStream.range(0, hulls.size()).filter(hulls::knows).toArray());
  }

  /**
   * Returns the same facts of some values.
   *
   * @param values ascending; copied
   * @throws IllegalArgumentException if nothing is known of one of them
   */
  static ValueHulls roundedOutward(Hulls hulls, int[] values) {
    float[][] lower = new float[values.length][];
    float[][] upper = new float[values.length][];
    for (int k = 0; k < values.length; k++) {
      Bounds bounds = hulls.at(values[k]);
      lower[k] = new float[bounds.dimension()];
      upper[k] = new float[bounds.dimension()];
      for (int i = 0; i < lower[k].length; i++) {
        lower[k][i] = SinglePrecision.down(bounds.lower(i));
        upper[k][i] = SinglePrecision.up(bounds.upper(i));
      }
    }
    return of(values.clone(), lower, upper);
  }

  /**
   * Returns bounds that hold over the regions of all the given.
   *
   * @throws IllegalArgumentException if there is none, or they are about different values
   */
  static ValueHulls union(List<ValueHulls> parts) {
    ValueHulls first = parts.get(0);
    float[][] lower = Arrays.stream(first.lower).map(float[]::clone).toArray(float[][]::new);
    float[][] upper = Arrays.stream(first.upper).map(float[]::clone).toArray(float[][]::new);
    for (ValueHulls part : parts.subList(1, parts.size())) {
      if (!Arrays.equals(first.values, part.values)) {
        throw new IllegalArgumentException("hulls of different values have no union");
      }
      for (int k = 0; k < lower.length; k++) {
        for (int i = 0; i < lower[k].length; i++) {
          lower[k][i] = Math.min(lower[k][i], part.lower[k][i]);
          upper[k][i] = Math.max(upper[k][i], part.upper[k][i]);
        }
      }
    }
    return new ValueHulls(first.values, lower, upper);
  }

  /**
   * Returns the same bounds of values that have other numbers.
   *
   * @param numbers the new number of each value, ascending; values that it has no entry for are
   *     left out
   */
  ValueHulls renumbered(List<Integer> numbers) {
    int[] others =
        Arrays.stream(values).filter(v -> v < numbers.size()).map(numbers::get).toArray();
    int count = others.length;
    return of(others, Arrays.copyOf(lower, count), Arrays.copyOf(upper, count));
  }

  /**
   * Returns the bounds of values that are made of others, one after the other.
   *
   * @param parts for each value, by its number, the numbers of those that it is made of; a value of
   *     which one part is not recorded here, or that has none, is left out
   */
  ValueHulls joined(List<List<Integer>> parts) {
    List<Integer> numbers =
        IntStream.range(0, parts.size())
            .filter(v -> !parts.get(v).isEmpty())
            .filter(v -> parts.get(v).stream().allMatch(part -> place(part) >= 0))
            .boxed()
            .toList();
    float[][] least = new float[numbers.size()][];
    float[][] most = new float[numbers.size()][];
    for (int k = 0; k < least.length; k++) {
      List<Integer> from = parts.get(numbers.get(k));
      least[k] = joined(lower, from);
      most[k] = joined(upper, from);
    }
    return of(numbers.stream().mapToInt(v -> v).toArray(), least, most);
  }

  private int place(int value) {
    return Arrays.binarySearch(values, value);
  }

  private float[] joined(float[][] ends, List<Integer> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> ends[place(part)].length).sum()];
    int at = 0;
    for (int part : parts) {
      float[] one = ends[place(part)];
      System.arraycopy(one, 0, all, at, one.length);
      at += one.length;
    }
    return all;
  }

  /** Returns the numbers of the values, ascending. */
  public int[] values() {
    return values.clone();
  }

  /** Returns the lower ends of the k-th value; shared, not to be modified. */
  public float[] lowerEnds(int k) {
    return lower[k];
  }

  /** Returns the upper ends of the k-th value; shared, not to be modified. */
  public float[] upperEnds(int k) {
    return upper[k];
  }

  /** Returns the bounds by number of the value; nothing is known of values not recorded. */
  public Hulls hulls() {
    int last = values.length == 0 ? -1 : values[values.length - 1];
    List<Bounds> bounds = new ArrayList<>(Collections.nCopies(last + 1, null));
    for (int k = 0; k < values.length; k++) {
      bounds.set(values[k], new Bounds(widened(lower[k]), widened(upper[k])));
    }
    return new Hulls(bounds);
  }

  private static double[] widened(float[] ends) {
    double[] widened = new double[ends.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = ends[i];
    }
    return widened;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueHulls h
        && Arrays.equals(values, h.values)
        && Arrays.deepEquals(lower, h.lower)
        && Arrays.deepEquals(upper, h.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(lower) + Arrays.deepHashCode(upper);
  }
}
