package fanc.properties.vnnlib;

import java.util.List;

/**
 * The network that a query of VNN-LIB 2.0 declares. X_i of the query counts through the elements of
 * the inputs in their order, each row-major, Y_j through those of the output.
 *
 * @param network its name in the query
 * @param inputs at least one
 * @param output the one output
 * @param line where it is declared
 */
public record QueryInterface(
    String network, List<QueryTensor> inputs, QueryTensor output, int line) {
  private static final String FLOAT32 = "float32";

  /** Copies the list. */
  public QueryInterface {
    inputs = List.copyOf(inputs);
  }

  /** Returns whether the query asks for a proof about float32 arithmetic, not about reals. */
  public boolean meansFloat32() {
    return output.elementType().equals(FLOAT32);
  }
}
