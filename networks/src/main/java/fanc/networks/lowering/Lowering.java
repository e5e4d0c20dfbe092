package fanc.networks.lowering;

import fanc.networks.Network;
import fanc.networks.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a graph of a file into a network, one rewrite for each node that matters. */
public final class Lowering {
  private final Graph graph;
  private final NetworkDraft draft;
  private final Map<String, Node> makers = new HashMap<>();

  private Lowering(Graph graph) {
    this.graph = graph;
    this.draft = new NetworkDraft(graph);
  }

  /**
   * Returns the network that computes the graph's output.
   *
   * <p>Steps come in the file's order; nodes that do not contribute to the output are left out. The
   * network computes the real-valued function of the stored numbers.
   *
   * @throws LoweringException if an operator is not supported, a shape does not fit, a name is
   *     missing, or the nodes are not in topological order
   */
  public static Network lower(Graph graph) throws LoweringException {
    return new Lowering(graph).network();
  }

  private Network network() throws LoweringException {
    for (Node node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty()
            && (makers.put(output, node) != null || draft.operand(output).isPresent())) {
          throw refusal(node, "makes '" + output + "', which exists already");
        }
      }
    }
    Set<Node> needed = needed();
    // Some exporters put nodes that only hold a constant behind their readers.
    for (Node node : graph.nodes()) {
      if (node.inputs().isEmpty() && needed.contains(node)) {
        rewrite(node);
      }
    }
    for (Node node : graph.nodes()) {
      if (!node.inputs().isEmpty() && needed.contains(node)) {
        rewrite(node);
      }
    }
    Operand output =
        draft
            .operand(graph.outputName())
            .orElseThrow(
                () ->
                    new LoweringException("no node makes the output '" + graph.outputName() + "'"));
    if (!(output instanceof Operand.Value value) || value.number() == 0) {
      throw new LoweringException(
          "the output '"
              + graph.outputName()
              + "' is not computed from the input; expected a network with at least one operator");
    }
    return contributing(value.number());
  }

  private Set<Node> needed() {
    Set<String> names = new HashSet<>();
    Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    List<String> open = new ArrayList<>(List.of(graph.outputName()));
    while (!open.isEmpty()) {
      Node maker = makers.get(open.remove(open.size() - 1));
      if (maker != null && needed.add(maker)) {
        for (String input : maker.inputs()) {
          if (names.add(input)) {
            open.add(input);
          }
        }
      }
    }
    return needed;
  }

  private void rewrite(Node node) throws LoweringException {
    for (String input : node.inputs()) {
      if (!input.isEmpty() && draft.operand(input).isEmpty()) {
        throw refusal(node, "reads '" + input + "'" + whyUndefined(input));
      }
    }
    Rewrite rewrite = Rewrites.of(node.operator());
    if (rewrite == null) {
      throw new LoweringException(
          "operator '"
              + node.operator()
              + "' (node '"
              + node.label()
              + "') is not supported; supported are "
              + String.join(", ", Rewrites.operators()));
    }
    NodeScope scope = new NodeScope(node, draft);
    try {
      rewrite.apply(scope);
    } catch (IllegalArgumentException e) {
      throw refusal(node, e.getMessage());
    }
    scope.requireAllAttributesRead();
  }

  private String whyUndefined(String name) {
    Node maker = makers.get(name);
    if (maker == null) {
      return ", which is no input, initialiser or output of a node";
    }
    return maker.outputs().indexOf(name) == 0
        ? " before it is made; expected nodes in topological order, without cycles"
        : ", a further output of operator '" + maker.operator() + "' that is not supported";
  }

  /** Drops steps that were only read for their shape and numbers the rest anew. */
  private Network contributing(int output) {
    boolean[] used = new boolean[output + 1];
    used[output] = true;
    for (int v = output; v > 0; v--) {
      if (used[v]) {
        draft.steps().get(v - 1).inputs().forEach(input -> used[input] = true);
      }
    }
    int[] number = new int[output + 1];
    List<Step> steps = new ArrayList<>();
    for (int v = 1; v <= output; v++) {
      if (used[v]) {
        Step step = draft.steps().get(v - 1);
        List<Integer> inputs = step.inputs().stream().map(i -> number[i]).toList();
        steps.add(new Step(step.op(), inputs, step.name(), step.origin(), step.shape()));
        number[v] = steps.size();
      }
    }
    return new Network(graph.inputName(), graph.inputShape(), steps);
  }

  static LoweringException refusal(Node node, String what) {
    return new LoweringException(
        "operator '" + node.operator() + "' (node '" + node.label() + "'): " + what);
  }
}
