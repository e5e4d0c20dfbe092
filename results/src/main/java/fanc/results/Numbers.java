package fanc.results;

import java.util.Arrays;

/**
 * Immutable list of doubles. Equality is by the bits of each entry, so that NaN equals NaN; in
 * records NaN stands for a number that is not known.
 */
public final class Numbers {
  private final double[] values;

  private Numbers(double[] values) {
    this.values = values;
  }

  /** Returns a list with a copy of {@code values}. */
  public static Numbers of(double... values) {
    return new Numbers(values.clone());
  }

  /** Returns the number of entries. */
  public int size() {
    return values.length;
  }

  /** Returns entry {@code i}. */
  public double get(int i) {
    return values[i];
  }

  /** Returns a copy of the entries. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers n && Arrays.equals(values, n.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
