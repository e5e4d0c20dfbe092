package fanc.networks.lowering;

import fanc.networks.Op;
import fanc.networks.Shape;
import fanc.networks.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps and named operands found so far. Mutable; one for each lowering. */
final class NetworkDraft {
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Operand> operands = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  NetworkDraft(Graph graph) {
    operands.putAll(graph.initializers());
    operands.put(graph.inputName(), new Operand.Value(0, graph.inputShape()));
    names.add(graph.inputName());
    graph.nodes().forEach(node -> names.addAll(node.outputs()));
  }

  List<Step> steps() {
    return steps;
  }

  Optional<Operand> operand(String name) {
    return Optional.ofNullable(operands.get(name));
  }

  void define(String name, Operand operand) {
    operands.put(name, operand);
  }

  /** Appends a step that makes the value {@code name}. */
  Operand.Value emit(String name, String origin, Op op, Shape shape, Operand.Value... inputs) {
    List<Integer> numbers = Arrays.stream(inputs).map(Operand.Value::number).toList();
    steps.add(new Step(op, numbers, name, origin, shape));
    return new Operand.Value(steps.size(), shape);
  }

  /** Returns {@code wanted}, made different from every other value's name. */
  String freshName(String wanted) {
    String name = wanted;
    while (!names.add(name)) {
      name += "'";
    }
    return name;
  }
}
