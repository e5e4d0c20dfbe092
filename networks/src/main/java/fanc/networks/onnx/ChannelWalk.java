package fanc.networks.onnx;

import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the channels of one layer forward, node by node, as far as a zero stays a zero. Mutable.
 */
final class ChannelWalk {
  /** Operators that work on each channel by itself and keep a channel of zeros. */
  private static final Set<String> KEEP_ZERO =
      Set.of(
          "Relu",
          "LeakyRelu",
          "Tanh",
          "HardSwish",
          "Neg",
          "Identity",
          "Dropout",
          "Cast",
          "MaxPool",
          "AveragePool",
          "GlobalAveragePool");

  private final ChannelSearch search;
  private final int channels;
  private final List<ChannelSlice> own = new ArrayList<>();
  private final List<ChannelSlice> others = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private Optional<String> conflict = Optional.empty();
  private Optional<String> obstacle = Optional.empty();

  ChannelWalk(ChannelSearch search, int channels) {
    this.search = search;
    this.channels = channels;
  }

  /** Returns what was found. */
  HiddenLayer layer(WeightTensor weight) {
    return new HiddenLayer(
        weight.name(),
        weight.layer(),
        channels,
        own,
        others,
        targets,
        conflict,
        conflict.or(() -> obstacle));
  }

  /** Starts at the layer itself. */
  void start(NodeProto node, WeightTensor weight) {
    takeOwn(weight.name(), weight.outputAxis(), channels);
    boolean grouped = intAttribute(node, "group", 1) != 1;
    if (grouped || node.getOpType().equals("ConvTranspose")) {
      block(node, "its filters come in groups or are transposed");
      if (!node.getOpType().equals("Conv")) {
        conflict = obstacle;
      }
    }
    Optional<WeightTensor> bias = search.bias(node);
    bias.ifPresent(this::takeBias);
    if (bias.isEmpty() && node.getInputCount() > 2 && !node.getInput(2).isEmpty()) {
      block(node, "its bias '" + node.getInput(2) + "' is not stored");
      conflict = conflict.or(() -> obstacle);
    }
    List<NodeProto> readers = search.readers(node.getOutput(0));
    if (node.getOpType().equals("MatMul")
        && readers.size() == 1
        && search.bias(readers.get(0)).isPresent()) {
      takeBias(search.bias(readers.get(0)).get());
      follow(readers.get(0).getOutput(0), false);
    } else {
      follow(node.getOutput(0), false);
    }
  }

  private void takeBias(WeightTensor bias) {
    int axis = bias.shape().rank() - 1;
    if (axis < 0) {
      conflict = conflict.or(() -> Optional.of("bias '" + bias.name() + "' is one number for all"));
    } else {
      takeOwn(bias.name(), axis, bias.shape().dim(axis));
    }
  }

  /** Records entries that a channel is made of, unless other nodes read them too. */
  private void takeOwn(String tensor, int axis, int length) {
    if (!search.hasOneReader(tensor)) {
      conflict = conflict.or(() -> Optional.of("several nodes read '" + tensor + "'"));
    } else if (length == 0 || length % channels != 0) {
      conflict = conflict.or(() -> Optional.of("'" + tensor + "' does not count its channels"));
    } else {
      own.add(new ChannelSlice(tensor, axis, length / channels));
    }
  }

  private void block(NodeProto node, String why) {
    obstacle =
        obstacle.or(
            () -> Optional.of(node.getOpType() + " (node '" + node.getName() + "'): " + why));
  }

  private void follow(String value, boolean flat) {
    if (search.isOutput(value)) {
      obstacle = obstacle.or(() -> Optional.of("'" + value + "' is an output of the network"));
    }
    for (NodeProto reader : search.readers(value)) {
      visit(reader, value, flat);
    }
  }

  private void visit(NodeProto node, String value, boolean flat) {
    String operator = node.getOpType();
    if (search.weight(node).isPresent()) {
      if (node.getInputList().indexOf(value) > 1
          || Collections.frequency(node.getInputList(), value) > 1) {
        block(node, "it adds '" + value + "' to other values");
      } else {
        read(node, search.weight(node).get(), flat);
      }
    } else if (KEEP_ZERO.contains(operator) || (operator.equals("Clip") && clipsAroundZero(node))) {
      follow(node.getOutput(0), flat);
    } else if (operator.equals("BatchNormalization") && node.getInput(0).equals(value)) {
      normalise(node);
      follow(node.getOutput(0), flat);
    } else if (operator.equals("Flatten") && intAttribute(node, "axis", 1) == 1) {
      follow(node.getOutput(0), true);
    } else if (operator.equals("Reshape") && node.getInput(0).equals(value)) {
      reshape(node);
    } else if (!operator.equals("Shape")) {
      block(node, "what it makes of a missing channel is not clear");
    }
  }

  private void read(NodeProto node, WeightTensor weight, boolean flat) {
    boolean plain = node.getOpType().equals("Conv") && intAttribute(node, "group", 1) == 1;
    boolean dense = node.getOpType().equals("Gemm") || node.getOpType().equals("MatMul");
    int length = weight.shape().dim(weight.inputAxis());
    if (!plain && !dense) {
      block(node, "its filters come in groups or are transposed");
    } else if (!search.hasOneReader(weight.name())) {
      block(node, "several nodes read '" + weight.name() + "'");
    } else if (length % channels != 0 || (!flat && length != channels)) {
      block(node, "its " + length + " inputs are not " + channels + " channels");
    } else {
      others.add(new ChannelSlice(weight.name(), weight.inputAxis(), length / channels));
    }
  }

  /** A channel's scale and shift are made zero with it, so that the channel is zero behind it. */
  private void normalise(NodeProto node) {
    for (int input = 1; input <= 4; input++) {
      String tensor = node.getInput(input);
      int length = search.constants().length(tensor);
      if (length <= 0 || length % channels != 0 || !search.hasOneReader(tensor)) {
        conflict = conflict.or(() -> Optional.of("'" + tensor + "' is not of its channels alone"));
      } else {
        (input <= 2 ? own : others).add(new ChannelSlice(tensor, 0, length / channels));
      }
    }
  }

  private void reshape(NodeProto node) {
    String target = node.getInputCount() > 1 ? node.getInput(1) : "";
    Optional<List<Long>> dims = search.constants().dims(target);
    if (dims.isPresent()) {
      long last = dims.get().isEmpty() ? 0 : dims.get().get(dims.get().size() - 1);
      if (dims.get().size() != 2 || last == 0 || (last % channels != 0 && last != -1)) {
        block(node, "its target " + dims.get() + " is not a row of features");
      } else if (last > 0 && !search.hasOneReader(target)) {
        block(node, "several nodes read its target '" + target + "'");
      } else if (last > 0) {
        targets.add(target);
      }
    }
    follow(node.getOutput(0), true);
  }

  /** A bound that is not there does not clip; one that is not stored may be anything. */
  private boolean clipsAroundZero(NodeProto clip) {
    for (AttributeProto bound : clip.getAttributeList()) {
      if (bound.getName().equals("min") ? bound.getF() > 0 : bound.getF() < 0) {
        return false;
      }
    }
    for (int input = 1; input < clip.getInputCount(); input++) {
      String bound = clip.getInput(input);
      double value = bound.isEmpty() ? 0 : search.constants().number(bound).orElse(Double.NaN);
      if (!(input == 1 ? value <= 0 : value >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static long intAttribute(NodeProto node, String name, long otherwise) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .mapToLong(AttributeProto::getI)
        .findFirst()
        .orElse(otherwise);
  }
}
