package fanc.networks.lowering;

import fanc.networks.Shape;

/** What a node reads: an array known now, or a value that depends on the network's input. */
public sealed interface Operand permits Constant, Operand.Value {

  /** Returns the shape. */
  Shape shape();

  /**
   * A value of the network under construction.
   *
   * @param number 0 for the input, else 1 + the position of the step that makes it
   * @param shape its shape
   */
  record Value(int number, Shape shape) implements Operand {}
}
