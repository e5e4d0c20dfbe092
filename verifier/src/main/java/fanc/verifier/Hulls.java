package fanc.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Bounds of the values of a network over one set of inputs, by number; 0 is the input. Values that
 * nothing is known of have none. Immutable.
 */
public final class Hulls {
  private final List<Bounds> values;

  /**
   * Copies the list.
   *
   * @param values one entry for each value of the network, null where nothing is known
   */
  public Hulls(List<Bounds> values) {
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Returns one more than the number of the last value. */
  public int size() {
    return values.size();
  }

  /** Returns whether the value has bounds. */
  public boolean knows(int value) {
    return value < values.size() && values.get(value) != null;
  }

  /**
   * Returns the bounds of a value.
   *
   * @throws IllegalArgumentException if nothing is known of it
   */
  public Bounds at(int value) {
    if (!knows(value)) {
      throw new IllegalArgumentException("nothing is known of value " + value);
    }
    return values.get(value);
  }

  /**
   * Returns the bounds that hold by both, at every value that either knows.
   *
   * @throws IllegalStateException if an intersection is empty: then one of the two does not enclose
   */
  public Hulls intersect(Hulls other) {
    List<Bounds> both = new ArrayList<>();
    for (int v = 0; v < Math.max(size(), other.size()); v++) {
      if (knows(v) && other.knows(v)) {
        both.add(at(v).intersect(other.at(v)));
      } else {
        both.add(knows(v) ? at(v) : other.knows(v) ? other.at(v) : null);
      }
    }
    return new Hulls(both);
  }
}
