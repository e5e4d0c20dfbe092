package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file's graph before lowering.
 *
 * @param inputs what the network is given, in the file's order; at least one
 * @param outputName name of the output that is wanted
 * @param nodes the nodes in the file's order
 * @param initializers the file's constants by name
 * @param opset version of the default operator set
 * @param functions operators that the file defines itself, with their domain
 */
public record Graph(
    List<Input> inputs,
    String outputName,
    List<Node> nodes,
    Map<String, Constant> initializers,
    long opset,
    Set<String> functions) {

  /** Copies the collections. */
  public Graph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    initializers = Map.copyOf(initializers);
    functions = Set.copyOf(functions);
  }

  /**
   * One input of a file.
   *
   * @param name its name
   * @param shape its shape, a batch dimension being 1
   */
  public record Input(String name, Shape shape) {}
}
