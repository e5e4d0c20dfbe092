package fanc.networks.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes of a graph round, computed in float32 one by one, no more than the steps that they
 * are lowered to: a sum of products with stored coefficients for a node, or one operation for each
 * entry, or nothing at all.
 *
 * <p>Lowering computes with real numbers, and folds: constants made of constants, a batch
 * normalisation to one factor. What a runtime rounds there is not known, so such nodes are refused;
 * so is whatever is not on the list. Direction: a node that is not refused is covered.
 */
public final class Float32Nodes {
  /** Copies entries, or takes the larger of some; exact, of constants too. */
  private static final Set<String> EXACT =
      Set.of(
          "Clip",
          "Concat",
          "Constant",
          "ConstantOfShape",
          "DepthToSpace",
          "Dropout",
          "Expand",
          "Flatten",
          "Gather",
          "GlobalMaxPool",
          "Identity",
          "MaxPool",
          "Neg",
          "Pad",
          "Relu",
          "Reshape",
          "Shape",
          "Size",
          "Slice",
          "Split",
          "Squeeze",
          "Tile",
          "Transpose",
          "Unsqueeze");

  /** Rounds as its steps do where it reads a value computed from the input. */
  private static final Set<String> ROUNDED =
      Set.of(
          "Add",
          "AveragePool",
          "Conv",
          "Div",
          "Gemm",
          "GlobalAveragePool",
          "LeakyRelu",
          "MatMul",
          "Mul",
          "Sub");

  /** Makes constants of the shape of what it reads. */
  private static final Set<String> OF_SHAPES = Set.of("Shape", "Size");

  private static final double SMALLEST_NORMAL = 0x1p-126;

  private final Graph graph;

  /** Values that do not depend on the input. */
  private final Set<String> fixed;

  /** Those of them that are stored in the file. */
  private final Map<String, Constant> stored;

  private Float32Nodes(Graph graph) {
    this.graph = graph;
    this.fixed = new HashSet<>(graph.initializers().keySet());
    this.stored = new HashMap<>(graph.initializers());
  }

  /**
   * Returns why the graph's float32 arithmetic is not bounded, by operator; nothing if it is.
   *
   * @throws LoweringException if nodes form a cycle
   */
  public static List<Refusal> refusals(Graph graph) throws LoweringException {
    return new Float32Nodes(graph).refusals();
  }

  private List<Refusal> refusals() throws LoweringException {
    List<Refusal> refusals = new ArrayList<>();
    for (Node node : NodeOrder.of(graph.nodes(), graph.outputName())) {
      boolean constant =
          OF_SHAPES.contains(node.operator())
              || node.inputs().stream().allMatch(i -> i.isEmpty() || fixed.contains(i));
      if (constant) {
        fixed.addAll(node.outputs());
      }
      if (node.attributes().get("value") instanceof Attribute.Array array
          && node.operator().equals("Constant")) {
        stored.put(node.outputs().get(0), array.value());
      }
      Optional<String> why = why(node, constant);
      if (why.isPresent()) {
        refusals.add(Refusal.of(node, why));
      }
    }
    return Refusal.joined(refusals);
  }

  private Optional<String> why(Node node, boolean constant) {
    String operator = node.operator();
    if (EXACT.contains(operator)) {
      return Optional.empty();
    }
    if (!ROUNDED.contains(operator)) {
      return Optional.of("its float32 roundings are not bounded");
    }
    if (constant) {
      return Optional.of("computes a constant, whose float32 roundings are not bounded");
    }
    return switch (operator) {
      case "Gemm" -> whyGemm(node);
      case "Div" -> whyDivision(node);
      default -> Optional.empty();
    };
  }

  private static Optional<String> whyGemm(Node node) {
    for (String factor : List.of("alpha", "beta")) {
      Attribute value = node.attributes().getOrDefault(factor, new Attribute.Real(1));
      if (!value.equals(new Attribute.Real(1))) {
        return Optional.of(
            "attribute '" + factor + "' is not 1, and its float32 roundings are not bounded");
      }
    }
    return Optional.empty();
  }

  /** A divisor that may be flushed to zero would make infinities. */
  private Optional<String> whyDivision(Node node) {
    Constant divisor = stored.get(node.inputs().get(1));
    boolean normal = divisor != null;
    for (int i = 0; normal && i < divisor.size(); i++) {
      normal = Math.abs(divisor.get(i)) >= SMALLEST_NORMAL;
    }
    return normal
        ? Optional.empty()
        : Optional.of("divides by what is no stored array of normal float32 numbers");
  }
}
