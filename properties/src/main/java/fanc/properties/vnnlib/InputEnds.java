package fanc.properties.vnnlib;

import fanc.properties.InputRegion;
import fanc.properties.Rational;
import java.util.Arrays;
import java.util.OptionalInt;

/** The exact ends of a box, some of them missing, some excluded; narrowed while a query is read. */
final class InputEnds {
  private final Rational[] lower;
  private final Rational[] upper;
  private final boolean[] lowerOpen;
  private final boolean[] upperOpen;

  /** Makes the box of all inputs. */
  InputEnds(int inputs) {
    this.lower = new Rational[inputs];
    this.upper = new Rational[inputs];
    this.lowerOpen = new boolean[inputs];
    this.upperOpen = new boolean[inputs];
  }

  /** Adds {@code x_i <= end}, or {@code <} if it is open; the tightest counts. */
  void lowerUpper(int i, Rational end, boolean open) {
    int order = upper[i] == null ? -1 : end.compareTo(upper[i]);
    if (order <= 0) {
      upper[i] = end;
      upperOpen[i] = open || (order == 0 && upperOpen[i]);
    }
  }

  /** Adds {@code x_i >= end}, or {@code >} if it is open; the tightest counts. */
  void raiseLower(int i, Rational end, boolean open) {
    int order = lower[i] == null ? 1 : end.compareTo(lower[i]);
    if (order >= 0) {
      lower[i] = end;
      lowerOpen[i] = open || (order == 0 && lowerOpen[i]);
    }
  }

  /** Returns the lower end of an input, or null. */
  Rational lower(int i) {
    return lower[i];
  }

  /** Returns the upper end of an input, or null. */
  Rational upper(int i) {
    return upper[i];
  }

  /** Returns whether some end itself is excluded. */
  boolean anyOpen() {
    for (int i = 0; i < lower.length; i++) {
      if (lowerOpen[i] || upperOpen[i]) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether some interval has no point. */
  boolean isEmpty() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] != null && upper[i] != null) {
        int order = lower[i].compareTo(upper[i]);
        if (order > 0 || (order == 0 && (lowerOpen[i] || upperOpen[i]))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the first input without a lower or upper end, if there is one. */
  OptionalInt unbounded() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] == null || upper[i] == null) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns whether a double lies in an interval. */
  boolean contains(int i, double x) {
    int fromLower = lower[i].compareTo(x);
    int fromUpper = upper[i].compareTo(x);
    return (lowerOpen[i] ? fromLower < 0 : fromLower <= 0)
        && (upperOpen[i] ? fromUpper > 0 : fromUpper >= 0);
  }

  /** Returns the box, enclosed outward; needs all ends. */
  InputRegion region() {
    return InputRegion.enclosing(Arrays.asList(lower), Arrays.asList(upper));
  }
}
