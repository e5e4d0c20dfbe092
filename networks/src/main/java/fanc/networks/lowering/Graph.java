package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.List;
import java.util.Map;

/**
 * A file's graph before lowering.
 *
 * @param inputName name of the one real input
 * @param inputShape its shape, batch dimension 1
 * @param outputName name of the one output
 * @param nodes the nodes in the file's order
 * @param initializers the file's constants by name
 */
public record Graph(
    String inputName,
    Shape inputShape,
    String outputName,
    List<Node> nodes,
    Map<String, Constant> initializers) {

  /** Copies the collections. */
  public Graph {
    nodes = List.copyOf(nodes);
    initializers = Map.copyOf(initializers);
  }
}
