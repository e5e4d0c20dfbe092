package fanc.networks.lowering;

import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One node while it is rewritten: what it reads, its attributes, and where its output goes. */
final class NodeScope {
  private final Node node;
  private final NetworkDraft draft;
  private final Set<String> read = new HashSet<>();

  NodeScope(Node node, NetworkDraft draft) {
    this.node = node;
    this.draft = draft;
  }

  Node node() {
    return node;
  }

  /** Returns the exception to throw: what is wrong with this node. */
  LoweringException refuse(String what) {
    return Lowering.refusal(node, what);
  }

  boolean has(int i) {
    return i < node.inputs().size() && !node.inputs().get(i).isEmpty();
  }

  Operand input(int i) throws LoweringException {
    if (!has(i)) {
      throw refuse("input " + i + " is missing");
    }
    return draft.operand(node.inputs().get(i)).orElseThrow();
  }

  boolean isConstant(int i) throws LoweringException {
    return input(i) instanceof Constant;
  }

  /** Returns input {@code i}, which must depend on the network's input. */
  Operand.Value value(int i) throws LoweringException {
    if (input(i) instanceof Operand.Value value) {
      return value;
    }
    throw refuse("input " + i + " is a constant, expected a value computed from the input");
  }

  /** Returns input {@code i}, which must not depend on the network's input. */
  Constant constant(int i) throws LoweringException {
    if (input(i) instanceof Constant constant) {
      return constant;
    }
    throw refuse("input " + i + " is computed from the network's input, expected a constant");
  }

  /** Returns the entries of a constant input of integers. */
  long[] integers(int i) throws LoweringException {
    Constant constant = constant(i);
    long[] values = new long[constant.size()];
    Arrays.setAll(values, constant::integer);
    return values;
  }

  /** Makes the node's output a constant. */
  void define(Constant constant) throws LoweringException {
    define(constant, 0);
  }

  private void define(Constant constant, int output) throws LoweringException {
    for (int i = 0; i < constant.size(); i++) {
      Ball entry = constant.ball(i);
      if (!(Math.abs(entry.center()) + entry.radius() < Double.POSITIVE_INFINITY)) {
        throw refuse("the constant it computes is infinite or not a number at entry " + i);
      }
    }
    draft.charge(constant.size());
    draft.define(node.outputs().get(output), constant);
  }

  /** Makes the node's output the result of an op. */
  void emit(Op op, Shape shape, Operand.Value... inputs) {
    emit(0, op, shape, inputs);
  }

  private void emit(int output, Op op, Shape shape, Operand.Value... inputs) {
    String name = node.outputs().get(output);
    draft.define(name, draft.emit(name, node.operator(), op, shape, inputs));
  }

  /** Makes the node's output the operand itself, under another name. */
  void pass(Operand operand) {
    draft.define(node.outputs().get(0), operand);
  }

  /** Emits a step that the file does not name. */
  Operand.Value intermediate(String suffix, Op op, Shape shape, Operand.Value... inputs) {
    String name = draft.freshName(node.outputs().get(0) + "/" + suffix);
    return draft.emit(name, node.operator(), op, shape, inputs);
  }

  /** Rearranges input {@code i}: a new constant, a reshape, or a selection. */
  void rearrange(int i, IndexMap map) throws LoweringException {
    rearrange(i, map, 0);
  }

  /** Makes one of several outputs a rearrangement of input {@code i}; nothing if it is left out. */
  void rearrange(int i, IndexMap map, int output) throws LoweringException {
    if (node.outputs().get(output).isEmpty()) {
      return;
    }
    if (input(i) instanceof Constant constant) {
      define(rearranged(constant, map), output);
    } else {
      emit(output, op(map, value(i).shape()), map.shape(), value(i));
    }
  }

  /** Emits a step that the file does not name and that rearranges a value. */
  Operand.Value rearranged(String suffix, Operand.Value value, IndexMap map) {
    return intermediate(suffix, op(map, value.shape()), map.shape(), value);
  }

  /** Returns {@code value} stretched to a shape it broadcasts to. */
  Operand.Value stretched(Operand.Value value, Shape shape) {
    if (value.shape().size() == shape.size()) {
      return value;
    }
    IndexMap map = new IndexMap(shape, Broadcast.sources(value.shape(), shape));
    return intermediate("stretched", op(map, value.shape()), shape, value);
  }

  private static Op op(IndexMap map, Shape from) {
    if (map.keepsOrder(from.size())) {
      return new Reshape();
    }
    return new Select(Arrays.stream(map.sources()).boxed().toList());
  }

  static Constant rearranged(Constant constant, IndexMap map) {
    if (map.keepsOrder(constant.size())) {
      return constant.reshaped(map.shape());
    }
    int[] sources = map.sources();
    if (constant.isExact()) {
      double[] values = new double[sources.length];
      Arrays.setAll(values, j -> constant.get(sources[j]));
      return Constant.exact(constant.kind(), Tensor.of(map.shape(), values));
    }
    Ball[] balls = new Ball[sources.length];
    Arrays.setAll(balls, j -> constant.ball(sources[j]));
    return Constant.ofBalls(constant.kind(), map.shape(), balls);
  }

  private Optional<Attribute> attribute(String name) {
    read.add(name);
    return Optional.ofNullable(node.attributes().get(name));
  }

  /** Returns an attribute of any kind. */
  Optional<Attribute> any(String name) {
    return attribute(name);
  }

  long integer(String name, long otherwise) throws LoweringException {
    Optional<Attribute> found = attribute(name);
    if (found.isEmpty()) {
      return otherwise;
    }
    if (found.get() instanceof Attribute.Int integer) {
      return integer.value();
    }
    throw refuse("attribute '" + name + "' is no integer");
  }

  double real(String name, double otherwise) throws LoweringException {
    Optional<Attribute> found = attribute(name);
    if (found.isEmpty()) {
      return otherwise;
    }
    if (found.get() instanceof Attribute.Real real && Double.isFinite(real.value())) {
      return real.value();
    }
    throw refuse("attribute '" + name + "' is no finite number");
  }

  String text(String name, String otherwise) throws LoweringException {
    Optional<Attribute> found = attribute(name);
    if (found.isEmpty()) {
      return otherwise;
    }
    if (found.get() instanceof Attribute.Text text) {
      return text.value();
    }
    throw refuse("attribute '" + name + "' is no string");
  }

  Optional<List<Long>> integers(String name) throws LoweringException {
    Optional<Attribute> found = attribute(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get() instanceof Attribute.Ints integers) {
      return Optional.of(integers.values());
    }
    throw refuse("attribute '" + name + "' is no list of integers");
  }

  /** Marks attributes that do not change what inference computes. */
  void ignore(String... names) {
    read.addAll(List.of(names));
  }

  /** Refuses the node unless {@code attribute} is left out or has the one supported value. */
  void require(String attribute, long supported) throws LoweringException {
    long found = integer(attribute, supported);
    if (found != supported) {
      throw refuse(
          "attribute '" + attribute + "' is " + found + ", supported is only " + supported);
    }
  }

  /** Resolves an axis that may count from the end. */
  int axis(long axis, int rank) throws LoweringException {
    if (axis < -rank || axis >= rank) {
      throw refuse("axis " + axis + " of a value of rank " + rank);
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  void requireAllAttributesRead() throws LoweringException {
    for (String name : node.attributes().keySet()) {
      if (!read.contains(name)) {
        throw refuse("attribute '" + name + "' is not supported");
      }
    }
  }
}
