package fanc.networks.lowering;

import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The steps and named operands found so far. Mutable; one for each lowering. */
final class NetworkDraft {
  /** What an entry of an index map takes while it is made: a boxed number, and plain ones. */
  private static final int BYTES_HELD = 32;

  /**
   * Most entries that all index maps and computed constants of a file may have together; fewer
   * where there is no memory for so many, since a small file can ask for all of them.
   */
  private static final long MOST_HELD =
      Math.min(1L << 27, Runtime.getRuntime().maxMemory() / BYTES_HELD);

  private final String inputName;
  private final Shape inputShape;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Operand> operands = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private long held;

  /**
   * Starts with the inputs of a graph. Several are parts of one input, their entries one after the
   * other in the file's order.
   *
   * @throws LoweringException if two inputs have one name, or they are too large
   */
  NetworkDraft(Graph graph) throws LoweringException {
    operands.putAll(graph.initializers());
    graph.nodes().forEach(node -> names.addAll(node.outputs()));
    List<Graph.Input> inputs = graph.inputs();
    long size = inputs.stream().mapToLong(input -> input.shape().size()).sum();
    if (size > IndexMap.LARGEST) {
      throw new LoweringException(
          "the input has " + size + " entries, the limit is " + IndexMap.LARGEST);
    }
    for (Graph.Input input : inputs) {
      if (!names.add(input.name())) {
        throw new LoweringException(
            "two inputs, or an input and an output of a node, are named '" + input.name() + "'");
      }
    }
    if (inputs.size() == 1) {
      inputName = inputs.get(0).name();
      inputShape = inputs.get(0).shape();
      operands.put(inputName, new Operand.Value(0, inputShape));
    } else {
      inputName = inputs.stream().map(Graph.Input::name).collect(Collectors.joining(", "));
      inputShape = Shape.of((int) size);
      split(inputs);
    }
  }

  private void split(List<Graph.Input> inputs) {
    Operand.Value all = new Operand.Value(0, inputShape);
    int start = 0;
    for (Graph.Input input : inputs) {
      int end = start + input.shape().size();
      Op part = new Select(IntStream.range(start, end).boxed().toList());
      operands.put(input.name(), emit(input.name(), "Input", part, input.shape(), all));
      start = end;
    }
  }

  String inputName() {
    return inputName;
  }

  Shape inputShape() {
    return inputShape;
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

  /**
   * Counts entries that are held in memory.
   *
   * @throws IllegalArgumentException if they are too many, all together
   */
  void charge(int entries) {
    held += entries;
    if (held > MOST_HELD) {
      throw new IllegalArgumentException(
          "constants and rearranged values have more than " + MOST_HELD + " entries by here");
    }
  }

  /**
   * Appends a step that makes the value {@code name}.
   *
   * @throws IllegalArgumentException if the value has too many entries, or those held in memory
   *     become too many
   */
  Operand.Value emit(String name, String origin, Op op, Shape shape, Operand.Value... inputs) {
    IndexMap.requireSize(shape);
    if (op instanceof Select || op instanceof Scale) {
      charge(shape.size());
    }
    List<Integer> numbers = Arrays.stream(inputs).map(Operand.Value::number).toList();
    steps.add(new Step(op, numbers, name, origin, shape));
    return new Operand.Value(steps.size(), shape);
  }

  /**
   * Returns an operand as a value that a step makes; a constant becomes a shift of zeros.
   *
   * @throws LoweringException if it has no entry
   */
  Operand.Value made(String name, Operand operand) throws LoweringException {
    if (operand instanceof Constant constant) {
      Shape shape = constant.shape();
      if (shape.size() == 0) {
        throw new LoweringException("'" + name + "' has no entries");
      }
      Operand.Value input = new Operand.Value(0, inputShape);
      Op nothing = new Select(Collections.nCopies(shape.size(), Select.ZERO));
      Operand.Value zeros = emit(freshName(name + "/zeros"), "Constant", nothing, shape, input);
      Tensor[] entries = Entrywise.stretched(constant, shape);
      Tensor none = Tensor.zeros(shape.size());
      Op shift = new Scale(none, entries[0], none, entries[1]);
      return emit(freshName(name + "/constant"), "Constant", shift, shape, zeros);
    }
    Operand.Value value = (Operand.Value) operand;
    return value.number() > 0
        ? value
        : emit(freshName(name), "Identity", new Reshape(), value.shape(), value);
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
