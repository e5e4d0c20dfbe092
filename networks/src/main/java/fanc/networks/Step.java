package fanc.networks;

import java.util.List;

/**
 * One op of a network together with the values it reads and the value it makes.
 *
 * @param op the op
 * @param inputs the values it reads, as positions in the network (0 is the network's input)
 * @param name name of the value it makes, unique in the network; the ONNX value name where there is
 *     one
 * @param origin what the op was in the file it came from, for display only
 * @param shape shape of the value it makes
 */
public record Step(Op op, List<Integer> inputs, String name, String origin, Shape shape) {

  /**
   * Copies the inputs.
   *
   * @throws IllegalArgumentException if their number is not the op's arity
   */
  public Step {
    inputs = List.copyOf(inputs);
    if (inputs.size() != op.arity()) {
      throw new IllegalArgumentException(
          name + ": " + op.getClass().getSimpleName() + " reads " + op.arity() + " values");
    }
  }
}
