package fanc.networks.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why nodes of one operator have no canonical form.
 *
 * @param operator the operator; empty where the refusal is not about a node
 * @param nodes labels of the nodes, at least one unless there is no operator
 * @param reason what is wrong; empty if the operator is not supported at all
 */
public record Refusal(String operator, List<String> nodes, Optional<String> reason) {
  private static final int NODES_NAMED = 5;

  /** Copies the list. */
  public Refusal {
    nodes = List.copyOf(nodes);
  }

  /** Returns the refusal of one node. */
  static Refusal of(Node node, Optional<String> reason) {
    return new Refusal(node.operator(), List.of(node.label()), reason);
  }

  /** Returns whether the operator is not supported in any form. */
  public boolean isUnknownOperator() {
    return reason.isEmpty();
  }

  /** Joins refusals of the same operator for the same reason, in order of their first node. */
  static List<Refusal> joined(List<Refusal> refusals) {
    Map<Refusal, List<String>> nodes = new LinkedHashMap<>();
    for (Refusal refusal : refusals) {
      Refusal alike = new Refusal(refusal.operator, List.of(), refusal.reason);
      nodes.computeIfAbsent(alike, key -> new ArrayList<>()).addAll(refusal.nodes);
    }
    return nodes.entrySet().stream()
        .map(e -> new Refusal(e.getKey().operator, e.getValue(), e.getKey().reason))
        .toList();
  }

  /** Returns operator, nodes and reason in one line. */
  @Override
  public String toString() {
    if (nodes.isEmpty()) {
      return reason.orElseThrow();
    }
    String named =
        nodes.stream()
            .limit(NODES_NAMED)
            .map(node -> "'" + node + "'")
            .collect(Collectors.joining(", "));
    String more =
        nodes.size() > NODES_NAMED ? " and " + (nodes.size() - NODES_NAMED) + " more" : "";
    String where = (nodes.size() == 1 ? " (node " : " (nodes ") + named + more + ")";
    return "operator '"
        + operator
        + "'"
        + where
        + reason.map(r -> ": " + r).orElse(" is not supported");
  }
}
