package fanc.properties.vnnlib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An input or output that a query of VNN-LIB 2.0 declares.
 *
 * @param name its name in the query
 * @param elementType as the query writes it
 * @param shape its sizes, none for a single number
 * @param onnxName the name of the value in the network's file, where the query states it
 */
public record QueryTensor(
    String name, String elementType, List<Integer> shape, Optional<String> onnxName) {
  /** Copies the sizes. */
  public QueryTensor {
    shape = List.copyOf(shape);
  }

  /** Returns the number of its elements. */
  public int size() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** Returns its sizes as a query writes them: {@code [1,5]}. */
  public String dimensions() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns how a query writes an element: {@code X[0,2]}, row-major. */
  String element(int index) {
    if (shape.isEmpty()) {
      return name;
    }
    int rest = index;
    StringBuilder text = new StringBuilder();
    for (int d = shape.size() - 1; d >= 0; d--) {
      text.insert(0, (d == 0 ? "" : ",") + rest % shape.get(d));
      rest /= shape.get(d);
    }
    return name + "[" + text + "]";
  }

  @Override
  public String toString() {
    return name + " " + elementType + " " + dimensions();
  }
}
