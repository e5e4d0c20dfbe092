package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.AttributeProto.AttributeType;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import fanc.networks.onnx.proto.TensorShapeProto;
import fanc.networks.onnx.proto.TypeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A small model for a test: input 'x', output 'y'. Mutable. */
final class ModelDraft {
  final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final Random random = new Random(5);

  /** Starts a model with an input of the given shape; -1 is a dynamic dimension. */
  static ModelDraft input(long... dims) {
    ModelDraft draft = new ModelDraft();
    draft.graph.addInput(value("x", dims));
    return draft;
  }

  static ValueInfoProto value(String name, long... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dim : dims) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(dim < 0 ? one.setDimParam("n") : one.setDimValue(dim));
    }
    return value(name, DataType.FLOAT, shape);
  }

  private static ValueInfoProto value(String name, DataType type, TensorShapeProto.Builder shape) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
    if (shape != null) {
      tensor.setShape(shape);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds an initialiser of random numbers. */
  ModelDraft weight(String name, long... dims) {
    float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return floats(name, values, dims);
  }

  ModelDraft floats(String name, float[] values, long... dims) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT_VALUE);
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    for (float value : values) {
      tensor.addFloatData(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  ModelDraft integers(String name, long... values) {
    graph.addInitializer(integerTensor(values).setName(name));
    return this;
  }

  static TensorProto.Builder integerTensor(long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setDataType(DataType.INT64_VALUE).addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor;
  }

  /** Adds a node named after its outputs; names are separated by blanks, "-" is left out. */
  ModelDraft node(String operator, String inputs, String outputs, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName("n_" + outputs);
    node.addAllOutput(List.of(outputs.split(" ", -1)));
    if (!inputs.isEmpty()) {
      for (String input : inputs.split(" ", -1)) {
        node.addInput(input.equals("-") ? "" : input);
      }
    }
    graph.addNode(node.addAllAttribute(List.of(attributes)));
    return this;
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto attribute(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto list(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList())
        .build();
  }

  static AttributeProto attribute(String name, TensorProto.Builder value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.TENSOR)
        .setT(value)
        .build();
  }

  /** Returns the bytes of the model in the given operator set. */
  byte[] bytes(int opset) {
    GraphProto.Builder complete = graph.clone();
    if (complete.getOutputCount() == 0) {
      complete.addOutput(value("y", DataType.FLOAT, null));
    }
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .setGraph(complete)
        .build()
        .toByteArray();
  }

  /** Writes the model of operator set 13 as {@code net.onnx} in a folder and reads it. */
  OnnxModel read(Path folder) throws NetworkFormatException {
    return read(folder, bytes(13));
  }

  static OnnxModel read(Path folder, byte[] bytes) throws NetworkFormatException {
    try {
      return OnnxModel.read(Files.write(folder.resolve("net.onnx"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
