package fanc.networks.lowering;

import fanc.networks.DroppedActivation;
import fanc.networks.Network;
import fanc.networks.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a graph of a file into a network, one rewrite for each node that matters. */
public final class Lowering {
  /** Raised when files lower to other networks than before, so that cuts move. */
  public static final int VERSION = 2;

  /** From this operator set on all supported operators mean what they do today, or say so. */
  private static final int SAME_MEANING = 7;

  private final Graph graph;
  private final NetworkDraft draft;
  private final Map<String, Node> makers = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> unknown = new HashSet<>();
  private Optional<DroppedActivation> dropped = Optional.empty();

  private Lowering(Graph graph) throws LoweringException {
    this.graph = graph;
    this.draft = new NetworkDraft(graph);
  }

  /**
   * Returns the network that computes the graph's output.
   *
   * <p>Steps come in the file's order; nodes that do not contribute to the output are left out. The
   * network computes the real-valued function of the stored numbers; a Softmax or LogSoftmax over
   * all outputs at the end is left out and reported.
   *
   * @throws LoweringException if operators are not supported (all of them are named), a shape does
   *     not fit, a name is missing, or nodes form a cycle
   */
  public static Lowered lower(Graph graph) throws LoweringException {
    return new Lowering(graph).lowered();
  }

  private Lowered lowered() throws LoweringException {
    for (Node node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty()
            && (makers.put(output, node) != null || draft.operand(output).isPresent())) {
          throw refusal(node, "makes '" + output + "', which exists already");
        }
      }
    }
    List<Node> order = NodeOrder.of(graph.nodes(), graph.outputName());
    Optional<String> last = OutputActivation.find(graph);
    for (Node node : order) {
      try {
        visit(node, last.filter(node.outputs()::contains).isPresent());
      } catch (LoweringException e) {
        refusals.addAll(e.refusals());
        markUnknown(node);
      }
    }
    if (!refusals.isEmpty()) {
      throw new LoweringException(refusals);
    }
    String name = graph.outputName();
    Operand output =
        draft
            .operand(name)
            .orElseThrow(() -> new LoweringException("no node makes the output '" + name + "'"));
    return new Lowered(contributing(draft.made(name, output).number()), dropped);
  }

  /** Rewrites a node; one that reads what could not be rewritten is only looked up. */
  private void visit(Node node, boolean isLastActivation) throws LoweringException {
    Rewrite rewrite = Rewrites.of(node.operator());
    if (rewrite == null && !isLastActivation) {
      Refusal refusal = Refusal.of(node, RefusedOperators.reason(node, graph));
      throw new LoweringException(List.of(refusal));
    }
    if (node.inputs().stream().anyMatch(unknown::contains)) {
      markUnknown(node);
      return;
    }
    for (String input : node.inputs()) {
      if (!input.isEmpty() && draft.operand(input).isEmpty()) {
        throw refusal(node, "reads '" + input + "'" + whyUndefined(input));
      }
    }
    requireMeaning(node);
    NodeScope scope = new NodeScope(node, draft);
    try {
      if (isLastActivation) {
        dropped = Optional.of(OutputActivation.drop(scope, graph.opset()));
      } else {
        rewrite.apply(scope);
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refusal(node, e.getMessage());
    }
    scope.requireAllAttributesRead();
  }

  /** Refuses what meant something else before operator set 7: training, slopes by channel. */
  private void requireMeaning(Node node) throws LoweringException {
    boolean trains = Set.of("BatchNormalization", "Dropout").contains(node.operator());
    boolean tested = new Attribute.Int(1).equals(node.attributes().get("is_test"));
    if (graph.opset() < SAME_MEANING && (node.operator().equals("PRelu") || (trains && !tested))) {
      throw refusal(
          node,
          "means something else in operator set "
              + graph.opset()
              + "; export with operator set "
              + SAME_MEANING
              + " or newer");
    }
  }

  private void markUnknown(Node node) {
    node.outputs().stream().filter(output -> !output.isEmpty()).forEach(unknown::add);
  }

  private String whyUndefined(String name) {
    Node maker = makers.get(name);
    return maker == null
        ? ", which is no input, initialiser or output of a node"
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
    return new Network(draft.inputName(), draft.inputShape(), steps);
  }

  static LoweringException refusal(Node node, String what) {
    return new LoweringException(List.of(Refusal.of(node, Optional.of(what))));
  }
}
