package fanc.networks.lowering;

import fanc.networks.DroppedActivation;
import fanc.networks.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a Softmax or LogSoftmax that is the last to change an entry of the output: behind it come
 * only operators that keep all entries in order.
 */
final class OutputActivation {
  /** Which operators keep their first input's entries, in order. */
  private static final Set<String> KEEPING =
      Set.of("Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Dropout", "Cast");

  /** From this operator set on Softmax runs over one axis, before over all axes from one on. */
  private static final int ONE_AXIS = 13;

  private OutputActivation() {}

  /** Returns the name of what the node makes, if there is such a node. */
  static Optional<String> find(Graph graph) {
    Map<String, Node> makers = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.outputs().isEmpty()) {
        makers.put(node.outputs().get(0), node);
      }
    }
    Set<String> seen = new HashSet<>();
    String name = graph.outputName();
    while (makers.containsKey(name) && seen.add(name)) {
      Node node = makers.get(name);
      if (node.operator().equals("Softmax") || node.operator().equals("LogSoftmax")) {
        return Optional.of(name);
      }
      boolean keeps = KEEPING.contains(node.operator()) && !node.inputs().isEmpty();
      name = keeps ? node.inputs().get(0) : "";
    }
    return Optional.empty();
  }

  /**
   * Passes the input of the node on and returns what was left out.
   *
   * @throws LoweringException unless all entries are one group, since only then their order stays
   */
  static DroppedActivation drop(NodeScope node, long opset) throws LoweringException {
    Operand.Value x = node.value(0);
    Shape shape = x.shape();
    boolean oneAxis = opset >= ONE_AXIS;
    int axis = node.axis(node.integer("axis", oneAxis ? -1 : 1), shape.rank());
    int group =
        oneAxis ? shape.dim(axis) : new Shape(shape.dims().subList(axis, shape.rank())).size();
    if (group != shape.size()) {
      throw node.refuse(
          "runs over "
              + group
              + " of "
              + shape.size()
              + " outputs at a time; it can be left out only where it runs over all of them");
    }
    node.pass(x);
    String operator = node.node().operator();
    return new DroppedActivation(
        operator, node.node().label(), axis, operator.equals("LogSoftmax"));
  }
}
