package fanc.networks.onnx;

import fanc.networks.Shape;
import fanc.networks.onnx.WeightTensor.Layer;
import fanc.networks.onnx.WeightTensor.Role;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.NodeProtoOrBuilder;
import fanc.networks.onnx.proto.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the initialisers that are weights or biases, in node order. Looks through Identity,
 * Transpose and Cast nodes between an initialiser and its reader.
 */
final class WeightSearch {
  /** Operators between an initialiser and its reader. */
  static final Set<String> LOOKED_THROUGH = Set.of("Identity", "Transpose", "Cast");

  /** In place of a reader's axis: it has none. */
  private static final int NONE = Integer.MIN_VALUE;

  private final Map<String, TensorProto> stored = new HashMap<>();
  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, WeightTensor> found = new LinkedHashMap<>();
  private final Map<String, List<WeightTensor>> readings = new HashMap<>();

  WeightSearch(GraphProto graph) {
    stored.putAll(tensors(graph));
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(output -> makers.put(output, node));
    }
    graph.getNodeList().forEach(this::visit);
  }

  /** Returns the weights and biases of a graph, each once. */
  static List<WeightTensor> in(GraphProto graph) {
    return List.copyOf(new WeightSearch(graph).found.values());
  }

  /**
   * Returns a floating-point tensor by name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static WeightTensor stored(GraphProto graph, String name) {
    TensorProto tensor = tensors(graph).get(name);
    if (tensor == null || !StoredTensor.isReal(tensor)) {
      throw new IllegalArgumentException("no floating-point initialiser named '" + name + "'");
    }
    return new WeightTensor(
        name,
        new Shape(tensor.getDimsList().stream().map(Math::toIntExact).toList()),
        Layer.DENSE,
        Role.BIAS,
        WeightTensor.NO_AXIS,
        WeightTensor.NO_AXIS,
        StoredTensor.floats(tensor));
  }

  private static Map<String, TensorProto> tensors(GraphProto graph) {
    Map<String, TensorProto> tensors = new HashMap<>();
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    for (NodeProto node : graph.getNodeList()) {
      if (isStored(node)) {
        tensors.put(node.getOutput(0), node.getAttribute(0).getT());
      }
    }
    return tensors;
  }

  /** Returns the weights and biases that a node reads, with the axes along which it does. */
  List<WeightTensor> readBy(NodeProto node) {
    return readings.getOrDefault(node.getOutput(0), List.of());
  }

  /** Returns whether a node only holds a tensor of floating-point numbers. */
  static boolean isStored(NodeProtoOrBuilder node) {
    return node.getOpType().equals("Constant")
        && node.getAttributeCount() == 1
        && node.getAttribute(0).hasT()
        && StoredTensor.isReal(node.getAttribute(0).getT());
  }

  private void visit(NodeProto node) {
    switch (node.getOpType()) {
      case "Gemm" -> {
        boolean transA = isSet(node, "transA");
        boolean transB = isSet(node, "transB");
        take(node, 0, Layer.DENSE, Role.WEIGHT, transA ? 1 : 0, transA ? 0 : 1);
        take(node, 1, Layer.DENSE, Role.WEIGHT, transB ? 0 : 1, transB ? 1 : 0);
        take(node, 2, Layer.DENSE, Role.BIAS, -1, NONE);
      }
      case "Conv" -> {
        take(node, 1, Layer.CONVOLUTION, Role.WEIGHT, 0, 1);
        take(node, 2, Layer.CONVOLUTION, Role.BIAS, 0, NONE);
      }
      case "ConvTranspose" -> {
        take(node, 1, Layer.CONVOLUTION, Role.WEIGHT, 1, 0);
        take(node, 2, Layer.CONVOLUTION, Role.BIAS, 0, NONE);
      }
      case "MatMul" -> {
        take(node, 0, Layer.DENSE, Role.WEIGHT, -2, -1);
        take(node, 1, Layer.DENSE, Role.WEIGHT, -1, -2);
      }
      case "Add" -> {
        if (node.getInputCount() == 2) {
          takeBias(node, 0, node.getInput(1));
          takeBias(node, 1, node.getInput(0));
        }
      }
      default -> {}
    }
  }

  private static boolean isSet(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .anyMatch(a -> a.getName().equals(attribute) && a.getI() != 0);
  }

  private void takeBias(NodeProto add, int input, String other) {
    NodeProto maker = makers.get(other);
    if (maker != null && maker.getOpType().equals("MatMul")) {
      take(add, input, Layer.DENSE, Role.BIAS, -1, NONE);
    }
  }

  /** Records an input if it is an initialiser; a negative axis counts from the end. */
  private void take(NodeProto node, int input, Layer layer, Role role, int outputs, int inputs) {
    if (input >= node.getInputCount()) {
      return;
    }
    String name = node.getInput(input);
    List<NodeProto> between = new ArrayList<>();
    while (!stored.containsKey(name) && makers.containsKey(name)) {
      NodeProto maker = makers.get(name);
      if (!LOOKED_THROUGH.contains(maker.getOpType())) {
        return;
      }
      between.add(maker);
      name = maker.getInput(0);
    }
    TensorProto tensor = stored.get(name);
    if (tensor == null || !StoredTensor.isReal(tensor)) {
      return;
    }
    Shape shape = new Shape(tensor.getDimsList().stream().map(Math::toIntExact).toList());
    WeightTensor reading =
        new WeightTensor(
            name,
            shape,
            layer,
            role,
            axis(outputs, shape, between),
            axis(inputs, shape, between),
            StoredTensor.floats(tensor));
    found.merge(name, reading, WeightTensor::readAlso);
    readings.computeIfAbsent(node.getOutput(0), any -> new ArrayList<>()).add(reading);
  }

  /** Returns the axis of the stored tensor that a reader behind the given nodes sees as its own. */
  private static int axis(int ofReader, Shape shape, List<NodeProto> between) {
    if (ofReader == NONE) {
      return WeightTensor.NO_AXIS;
    }
    if (shape.rank() < 2) {
      return 0;
    }
    int axis = ofReader < 0 ? ofReader + shape.rank() : ofReader;
    for (NodeProto maker : between) {
      axis = maker.getOpType().equals("Transpose") ? beforeTranspose(maker, axis, shape) : axis;
    }
    return axis;
  }

  private static int beforeTranspose(NodeProto transpose, int axis, Shape shape) {
    for (AttributeProto attribute : transpose.getAttributeList()) {
      if (attribute.getName().equals("perm")) {
        return (int) attribute.getInts(axis);
      }
    }
    return shape.rank() - 1 - axis;
  }
}
