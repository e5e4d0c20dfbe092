package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.AttributeProto.AttributeType;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import fanc.networks.onnx.proto.TensorShapeProto;
import fanc.networks.onnx.proto.TypeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A graph under construction, node by node. Mutable. */
final class GraphDraft {
  private final Network network;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
  private final Set<String> names = new HashSet<>();

  GraphDraft(Network network) {
    this.network = network;
    for (int v = 0; v <= network.output(); v++) {
      names.add(network.name(v));
    }
    graph.addInput(valueInfo(0));
    graph.addOutput(valueInfo(network.output()));
  }

  GraphProto graph() {
    return graph.build();
  }

  Network network() {
    return network;
  }

  private ValueInfoProto valueInfo(int value) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int dim : network.shape(value).dims()) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT_VALUE).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(network.name(value))
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds a node. */
  void node(String operator, List<String> inputs, String output, List<AttributeProto> attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(attributes));
  }

  /** Returns a name that no value has, like the one wanted. */
  String freshName(String wanted) {
    String name = wanted;
    while (!names.add(name)) {
      name += "_";
    }
    return name;
  }

  /**
   * Returns the name under which a value can be read with the shape, adding a Reshape if need be.
   */
  String as(Shape shape, int value, String reader) {
    String name = network.name(value);
    return network.shape(value).equals(shape)
        ? name
        : reshape(name, shape, freshName(reader + "/input"));
  }

  /** Adds a Reshape and returns the name of its output. */
  String reshape(String input, Shape shape, String output) {
    long[] dims = shape.dims().stream().mapToLong(dim -> dim).toArray();
    node("Reshape", List.of(input, integers(output + ".shape", dims)), output, List.of());
    return output;
  }

  /** Adds an initialiser of integers and returns its name. */
  String integers(String wanted, long[] values) {
    String name = freshName(wanted);
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.INT64_VALUE)
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(raw.array())));
    return name;
  }

  /**
   * Adds an initialiser of float32 numbers and returns its name.
   *
   * @throws IllegalArgumentException if a number is no float32 value
   */
  String floats(String wanted, Shape shape, Tensor values) {
    String name = freshName(wanted);
    ByteBuffer raw = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.size(); i++) {
      float narrow = (float) values.get(i);
      if (!(narrow == values.get(i)) || Float.isInfinite(narrow)) {
        throw new IllegalArgumentException(
            "'" + name + "' has " + values.get(i) + " at entry " + i + ", which is no float32");
      }
      raw.putFloat(narrow);
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(raw.array()));
    shape.dims().forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  /**
   * Returns an attribute that is a float32 number.
   *
   * @throws IllegalArgumentException if it is no float32 value
   */
  static AttributeProto real(String reader, String name, double value) {
    if ((float) value != value) {
      throw new IllegalArgumentException(
          "'" + reader + "' has " + name + " " + value + ", which is no float32");
    }
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(values)
        .build();
  }
}
