package fanc.networks.lowering;

import java.util.List;

/** Value of a node's attribute. */
public sealed interface Attribute {

  /**
   * An integer.
   *
   * @param value the value
   */
  record Int(long value) implements Attribute {}

  /**
   * A number.
   *
   * @param value the stored float32, widened
   */
  record Real(double value) implements Attribute {}

  /**
   * A string.
   *
   * @param value the value
   */
  record Text(String value) implements Attribute {}

  /**
   * A list of integers.
   *
   * @param values the values
   */
  record Ints(List<Long> values) implements Attribute {
    /** Copies the list. */
    public Ints {
      values = List.copyOf(values);
    }
  }

  /**
   * A list of numbers.
   *
   * @param values the stored float32 values, widened
   */
  record Reals(List<Double> values) implements Attribute {
    /** Copies the list. */
    public Reals {
      values = List.copyOf(values);
    }
  }

  /**
   * An array.
   *
   * @param value the array
   */
  record Array(Constant value) implements Attribute {}

  /**
   * A kind that no supported operator has.
   *
   * @param kind the kind's name, for messages
   */
  record Other(String kind) implements Attribute {}
}
