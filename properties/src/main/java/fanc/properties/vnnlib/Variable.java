package fanc.properties.vnnlib;

import java.util.Comparator;

/**
 * An input X_i or an output Y_i.
 *
 * @param input whether it is an input
 * @param index from 0
 */
record Variable(boolean input, int index) implements Comparable<Variable> {
  private static final Comparator<Variable> ORDER =
      Comparator.comparing(Variable::input).thenComparing(Variable::index);

  @Override
  public int compareTo(Variable other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return (input ? "X_" : "Y_") + index;
  }
}
