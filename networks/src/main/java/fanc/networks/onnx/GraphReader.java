package fanc.networks.onnx;

import fanc.networks.Shape;
import fanc.networks.lowering.Attribute;
import fanc.networks.lowering.Constant;
import fanc.networks.lowering.Graph;
import fanc.networks.lowering.Node;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import fanc.networks.onnx.proto.TensorShapeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the graph of a file into the neutral form that lowering takes. */
final class GraphReader {
  private static final Set<Integer> REAL_TYPES =
      Set.of(DataType.FLOAT_VALUE, DataType.DOUBLE_VALUE, DataType.FLOAT16_VALUE);

  private GraphReader() {}

  /**
   * Returns the graph.
   *
   * @throws NetworkFormatException if an initialiser is unreadable, or there is not exactly one
   *     input and one output of known shape
   */
  static Graph read(GraphProto proto) throws NetworkFormatException {
    Map<String, Constant> initializers = new LinkedHashMap<>();
    for (TensorProto tensor : proto.getInitializerList()) {
      String what = "initialiser '" + tensor.getName() + "'";
      if (initializers.put(tensor.getName(), StoredTensor.read(tensor, what)) != null) {
        throw new NetworkFormatException(what + " occurs twice; expected unique names");
      }
    }
    if (proto.getSparseInitializerCount() > 0) {
      throw new NetworkFormatException("sparse initialisers are not supported; store them dense");
    }
    List<ValueInfoProto> inputs =
        proto.getInputList().stream()
            .filter(input -> !initializers.containsKey(input.getName()))
            .toList();
    ValueInfoProto input = only(inputs, "inputs");
    ValueInfoProto output = only(proto.getOutputList(), "outputs");
    List<Node> nodes = new ArrayList<>();
    for (NodeProto node : proto.getNodeList()) {
      nodes.add(node(node));
    }
    return new Graph(input.getName(), inputShape(input), output.getName(), nodes, initializers);
  }

  private static ValueInfoProto only(List<ValueInfoProto> values, String what)
      throws NetworkFormatException {
    if (values.size() != 1) {
      String names =
          String.join(", ", values.stream().limit(5).map(ValueInfoProto::getName).toList());
      throw new NetworkFormatException(
          "the graph has " + values.size() + " " + what + " (" + names + "); expected one");
    }
    return values.get(0);
  }

  private static Shape inputShape(ValueInfoProto input) throws NetworkFormatException {
    String what = "input '" + input.getName() + "'";
    if (!input.getType().hasTensorType() || !input.getType().getTensorType().hasShape()) {
      throw new NetworkFormatException(what + " has no shape; export the network with one");
    }
    int type = input.getType().getTensorType().getElemType();
    if (!REAL_TYPES.contains(type)) {
      throw new NetworkFormatException(
          what + " has element type " + DataType.forNumber(type) + "; expected float");
    }
    List<Integer> dims = new ArrayList<>();
    long size = 1;
    for (TensorShapeProto.Dimension dim : input.getType().getTensorType().getShape().getDimList()) {
      long length = dim.hasDimValue() ? dim.getDimValue() : 0;
      if (length <= 0 && dims.isEmpty()) {
        length = 1;
      }
      if (length <= 0 || length > Integer.MAX_VALUE || size * length > Integer.MAX_VALUE) {
        throw new NetworkFormatException(
            what
                + " has no fixed size in dimension "
                + dims.size()
                + "; expected at most the batch dimension to be dynamic, export with fixed sizes");
      }
      size *= length;
      dims.add((int) length);
    }
    return new Shape(dims);
  }

  private static Node node(NodeProto proto) throws NetworkFormatException {
    boolean standard = proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
    String operator = (standard ? "" : proto.getDomain() + ".") + proto.getOpType();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (AttributeProto attribute : proto.getAttributeList()) {
      String what = "attribute '" + attribute.getName() + "' of node '" + proto.getName() + "'";
      attributes.put(attribute.getName(), attribute(attribute, what));
    }
    if (proto.getOutputCount() == 0) {
      throw new NetworkFormatException(
          "operator '" + operator + "' (node '" + proto.getName() + "') has no output");
    }
    return new Node(
        proto.getName(), operator, proto.getInputList(), proto.getOutputList(), attributes);
  }

  private static Attribute attribute(AttributeProto proto, String what)
      throws NetworkFormatException {
    return switch (type(proto)) {
      case FLOAT -> new Attribute.Real(proto.getF());
      case INT -> new Attribute.Int(proto.getI());
      case STRING -> new Attribute.Text(proto.getS().toStringUtf8());
      case TENSOR -> new Attribute.Array(StoredTensor.read(proto.getT(), what));
      case INTS -> new Attribute.Ints(proto.getIntsList());
      case FLOATS ->
          new Attribute.Reals(proto.getFloatsList().stream().map(Float::doubleValue).toList());
      default -> new Attribute.Other(type(proto).name());
    };
  }

  /** Files of the first IR versions do not say which kind an attribute is. */
  private static AttributeProto.AttributeType type(AttributeProto proto) {
    if (proto.getType() != AttributeProto.AttributeType.UNDEFINED) {
      return proto.getType();
    }
    if (proto.hasF()) {
      return AttributeProto.AttributeType.FLOAT;
    }
    if (proto.hasI()) {
      return AttributeProto.AttributeType.INT;
    }
    if (proto.hasS()) {
      return AttributeProto.AttributeType.STRING;
    }
    if (proto.hasT()) {
      return AttributeProto.AttributeType.TENSOR;
    }
    return proto.getFloatsCount() > 0
        ? AttributeProto.AttributeType.FLOATS
        : AttributeProto.AttributeType.INTS;
  }
}
