package fanc.networks.onnx;

import fanc.networks.onnx.WeightTensor.Role;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the hidden layers of a graph and follows their channels to the layers that read them. */
final class ChannelSearch {
  private final WeightSearch weights;
  private final ShapeConstants constants;
  private final Map<String, List<NodeProto>> readers = new HashMap<>();
  private final Set<String> outputs = new HashSet<>();

  private ChannelSearch(GraphProto graph) {
    weights = new WeightSearch(graph);
    constants = new ShapeConstants(graph);
    for (NodeProto node : graph.getNodeList()) {
      for (String input : node.getInputList()) {
        readers.computeIfAbsent(input, any -> new ArrayList<>()).add(node);
      }
    }
    graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(outputs::add);
  }

  /** Returns the layers that another layer reads, in node order. */
  static List<HiddenLayer> in(GraphProto graph) {
    ChannelSearch search = new ChannelSearch(graph);
    List<HiddenLayer> layers = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      Optional<WeightTensor> weight = search.weight(node);
      if (weight.isPresent() && search.isHidden(node)) {
        layers.add(search.layer(node, weight.get()));
      }
    }
    return layers;
  }

  /** Returns the weights of a node that has weights on one side and a value on the other. */
  Optional<WeightTensor> weight(NodeProto node) {
    List<WeightTensor> found =
        weights.readBy(node).stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList();
    boolean usable = found.size() == 1 && found.get(0).shape().rank() > 1;
    return usable ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns the bias that a node adds, if it is stored. */
  Optional<WeightTensor> bias(NodeProto node) {
    return weights.readBy(node).stream().filter(t -> t.role() == Role.BIAS).findFirst();
  }

  /** Returns the nodes that read a value. */
  List<NodeProto> readers(String value) {
    return readers.getOrDefault(value, List.of());
  }

  /** Returns whether one node alone reads a stored tensor, and reads it once. */
  boolean hasOneReader(String tensor) {
    Deque<String> names = new ArrayDeque<>(List.of(tensor));
    int count = 0;
    while (!names.isEmpty()) {
      for (NodeProto node : readers(names.pop())) {
        if (WeightSearch.LOOKED_THROUGH.contains(node.getOpType())) {
          names.addAll(node.getOutputList());
        } else {
          count++;
        }
      }
    }
    return count == 1;
  }

  boolean isOutput(String value) {
    return outputs.contains(value);
  }

  ShapeConstants constants() {
    return constants;
  }

  private boolean isHidden(NodeProto layer) {
    Set<String> seen = new HashSet<>(layer.getOutputList());
    Deque<String> values = new ArrayDeque<>(seen);
    while (!values.isEmpty()) {
      for (NodeProto node : readers(values.pop())) {
        if (weight(node).isPresent()) {
          return true;
        }
        node.getOutputList().stream().filter(seen::add).forEach(values::add);
      }
    }
    return false;
  }

  private HiddenLayer layer(NodeProto node, WeightTensor weight) {
    ChannelWalk walk = new ChannelWalk(this, weight.shape().dim(weight.outputAxis()));
    walk.start(node, weight);
    return walk.layer(weight);
  }
}
