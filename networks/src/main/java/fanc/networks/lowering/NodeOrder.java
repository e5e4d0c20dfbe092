package fanc.networks.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The nodes that an output needs, each after those it reads, otherwise in the file's order. ONNX
 * asks for that order in the file, but runtimes do not, and some exporters put constants last.
 */
final class NodeOrder {
  private final List<Node> nodes;
  private final Map<String, Integer> makers = new HashMap<>();

  private NodeOrder(List<Node> nodes) {
    this.nodes = nodes;
    for (int n = 0; n < nodes.size(); n++) {
      for (String output : nodes.get(n).outputs()) {
        makers.put(output, n);
      }
    }
    makers.remove("");
  }

  /**
   * Returns the nodes in order.
   *
   * @param nodes nodes of which no two make values of the same name
   * @throws LoweringException if a node needs its own output
   */
  static List<Node> of(List<Node> nodes, String output) throws LoweringException {
    return new NodeOrder(nodes).order(output);
  }

  private List<Node> order(String output) throws LoweringException {
    Map<Integer, Integer> open = new HashMap<>();
    Map<Integer, List<Integer>> readers = new HashMap<>();
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int n : needed(output)) {
      Set<Integer> before = before(n);
      open.put(n, before.size());
      before.forEach(b -> readers.computeIfAbsent(b, k -> new ArrayList<>()).add(n));
      if (before.isEmpty()) {
        ready.add(n);
      }
    }
    List<Node> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int n = ready.remove();
      order.add(nodes.get(n));
      open.remove(n);
      for (int reader : readers.getOrDefault(n, List.of())) {
        if (open.merge(reader, -1, Integer::sum) == 0) {
          ready.add(reader);
        }
      }
    }
    if (!open.isEmpty()) {
      throw cycle(open.keySet());
    }
    return order;
  }

  private Set<Integer> needed(String output) {
    Set<Integer> needed = new LinkedHashSet<>();
    List<String> wanted = new ArrayList<>(List.of(output));
    while (!wanted.isEmpty()) {
      Integer maker = makers.get(wanted.remove(wanted.size() - 1));
      if (maker != null && needed.add(maker)) {
        wanted.addAll(nodes.get(maker).inputs());
      }
    }
    return needed;
  }

  private Set<Integer> before(int n) {
    Set<Integer> before = new LinkedHashSet<>();
    for (String input : nodes.get(n).inputs()) {
      if (makers.containsKey(input)) {
        before.add(makers.get(input));
      }
    }
    return before;
  }

  /** Each node left reads another one left, so going back comes round to a node on a cycle. */
  private LoweringException cycle(Set<Integer> left) {
    Set<Integer> seen = new HashSet<>();
    int n = left.iterator().next();
    while (seen.add(n)) {
      n = before(n).stream().filter(left::contains).findFirst().orElseThrow();
    }
    return Lowering.refusal(nodes.get(n), "needs its own output; expected a graph without cycles");
  }
}
