package fanc.networks.onnx;

import fanc.networks.Shape;
import fanc.networks.lowering.Attribute;
import fanc.networks.lowering.Constant;
import fanc.networks.lowering.Graph;
import fanc.networks.lowering.Node;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;
import fanc.networks.onnx.proto.SparseTensorProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import fanc.networks.onnx.proto.TensorShapeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the graph of a file into the neutral form that lowering takes. */
final class GraphReader {
  private static final int NAMES_LISTED = 20;

  private GraphReader() {}

  /**
   * Returns the graph.
   *
   * @param choice which output is wanted
   * @throws NetworkFormatException if an initialiser is unreadable, an input has no known shape, or
   *     there is no such output
   */
  static Graph read(ModelProto model, OutputChoice choice) throws NetworkFormatException {
    GraphProto proto = model.getGraph();
    Map<String, Constant> initializers = initializers(proto);
    List<Graph.Input> inputs = new ArrayList<>();
    for (ValueInfoProto input : inputs(proto)) {
      inputs.add(new Graph.Input(input.getName(), inputShape(input)));
    }
    if (inputs.isEmpty()) {
      throw new NetworkFormatException("the graph has no input; expected at least one");
    }
    String output = output(proto, choice);
    List<Node> nodes = new ArrayList<>();
    for (NodeProto node : proto.getNodeList()) {
      nodes.add(node(node));
    }
    Set<String> functions =
        model.getFunctionsList().stream()
            .map(function -> operator(function.getDomain(), function.getName()))
            .collect(Collectors.toSet());
    return new Graph(inputs, output, nodes, initializers, opset(model), functions);
  }

  private static Map<String, Constant> initializers(GraphProto proto)
      throws NetworkFormatException {
    Map<String, Constant> initializers = new LinkedHashMap<>();
    for (TensorProto tensor : proto.getInitializerList()) {
      String what = what(tensor.getName());
      put(initializers, tensor.getName(), StoredTensor.read(tensor, what));
    }
    int room = SparseTensor.LARGEST;
    for (SparseTensorProto sparse : proto.getSparseInitializerList()) {
      String name = sparse.getValues().getName();
      Constant whole = SparseTensor.read(sparse, what(name), room);
      room -= whole.shape().size();
      put(initializers, name, whole);
    }
    return initializers;
  }

  private static String what(String name) {
    return "initialiser '" + name + "'";
  }

  private static void put(Map<String, Constant> all, String name, Constant constant)
      throws NetworkFormatException {
    if (all.put(name, constant) != null) {
      throw new NetworkFormatException(what(name) + " occurs twice; expected unique names");
    }
  }

  /** Returns the inputs that are not only there to name an initialiser. */
  static List<ValueInfoProto> inputs(GraphProto proto) {
    Set<String> stored = new HashSet<>();
    proto.getInitializerList().forEach(tensor -> stored.add(tensor.getName()));
    proto.getSparseInitializerList().forEach(tensor -> stored.add(tensor.getValues().getName()));
    return proto.getInputList().stream().filter(i -> !stored.contains(i.getName())).toList();
  }

  /** Returns the version of the default operator set; files of the first IR versions have none. */
  static long opset(ModelProto model) {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .max()
        .orElse(1);
  }

  private static String output(GraphProto proto, OutputChoice choice)
      throws NetworkFormatException {
    List<String> names = proto.getOutputList().stream().map(ValueInfoProto::getName).toList();
    if (names.isEmpty()) {
      throw new NetworkFormatException("the graph has no output; expected at least one");
    }
    String all = String.join(", ", names.stream().limit(NAMES_LISTED).toList());
    if (choice instanceof OutputChoice.Named named) {
      if (!names.contains(named.name())) {
        throw new NetworkFormatException(
            "the graph has no output '" + named.name() + "'; its outputs are " + all);
      }
      return named.name();
    }
    if (choice instanceof OutputChoice.Only && names.size() > 1) {
      throw new NetworkFormatException(
          "the graph has " + names.size() + " outputs: " + all + "; choose one with --output NAME");
    }
    return names.get(0);
  }

  /** Returns the shape of an input, a batch dimension of any size being 1. */
  static Shape inputShape(ValueInfoProto input) throws NetworkFormatException {
    String what = "input '" + input.getName() + "'";
    if (!input.getType().hasTensorType() || !input.getType().getTensorType().hasShape()) {
      throw new NetworkFormatException(what + " has no shape; export the network with one");
    }
    int type = input.getType().getTensorType().getElemType();
    if (ElementType.of(type).filter(ElementType::isReal).isEmpty()) {
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
      if (length > Integer.MAX_VALUE / size) {
        throw new NetworkFormatException(
            what + " has more than " + Integer.MAX_VALUE + " entries, the limit is 16777216");
      }
      if (length <= 0) {
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

  /** Returns an operator's name, with its domain where that is not the default one. */
  static String operator(String domain, String name) {
    return domain.isEmpty() || domain.equals("ai.onnx") ? name : domain + "." + name;
  }

  private static Node node(NodeProto proto) throws NetworkFormatException {
    String operator = operator(proto.getDomain(), proto.getOpType());
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
