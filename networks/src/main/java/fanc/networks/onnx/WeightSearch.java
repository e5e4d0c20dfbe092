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

/**
 * Finds the initialisers that are weights or biases, in node order. Looks through Identity and
 * Transpose nodes between an initialiser and its reader.
 */
final class WeightSearch {
  private final Map<String, TensorProto> stored = new HashMap<>();
  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, WeightTensor> found = new LinkedHashMap<>();

  private WeightSearch(GraphProto graph) {
    graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
    for (NodeProto node : graph.getNodeList()) {
      if (isStored(node)) {
        stored.put(node.getOutput(0), node.getAttribute(0).getT());
      }
      node.getOutputList().forEach(output -> makers.put(output, node));
    }
    graph.getNodeList().forEach(this::visit);
  }

  /** Returns the weights and biases of a graph, each once. */
  static List<WeightTensor> in(GraphProto graph) {
    return List.copyOf(new WeightSearch(graph).found.values());
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
        boolean transB =
            node.getAttributeList().stream()
                .anyMatch(a -> a.getName().equals("transB") && a.getI() != 0);
        take(node, 1, Layer.DENSE, Role.WEIGHT, transB ? 0 : 1);
        take(node, 2, Layer.DENSE, Role.BIAS, -1);
      }
      case "Conv" -> {
        take(node, 1, Layer.CONVOLUTION, Role.WEIGHT, 0);
        take(node, 2, Layer.CONVOLUTION, Role.BIAS, 0);
      }
      case "MatMul" -> {
        take(node, 0, Layer.DENSE, Role.WEIGHT, -2);
        take(node, 1, Layer.DENSE, Role.WEIGHT, -1);
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

  private void takeBias(NodeProto add, int input, String other) {
    NodeProto maker = makers.get(other);
    if (maker != null && maker.getOpType().equals("MatMul")) {
      take(add, input, Layer.DENSE, Role.BIAS, -1);
    }
  }

  /** Records an input if it is an initialiser; a negative axis counts from the end. */
  private void take(NodeProto node, int input, Layer layer, Role role, int axis) {
    if (input >= node.getInputCount()) {
      return;
    }
    String name = node.getInput(input);
    List<NodeProto> between = new ArrayList<>();
    while (!stored.containsKey(name) && makers.containsKey(name)) {
      NodeProto maker = makers.get(name);
      if (!List.of("Identity", "Transpose").contains(maker.getOpType())) {
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
    int at = axis < 0 ? axis + shape.rank() : axis;
    if (shape.rank() < 2) {
      at = 0;
    }
    for (NodeProto maker : between) {
      at = maker.getOpType().equals("Transpose") ? beforeTranspose(maker, at, shape) : at;
    }
    found.putIfAbsent(
        name, new WeightTensor(name, shape, layer, role, at, StoredTensor.floats(tensor)));
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
