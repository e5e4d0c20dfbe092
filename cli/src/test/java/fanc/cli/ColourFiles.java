package fanc.cli;

import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.AttributeProto.AttributeType;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Convolutional networks on small colour images, once as PyTorch writes them and once as tf2onnx
 * does, whose first node turns rows, columns, channels into channels, rows, columns.
 */
final class ColourFiles {
  private static final int CHANNELS = 3;
  private static final int FILTERS = 2;

  private final Path folder;
  private final int height;
  private final int width;

  ColourFiles(Path folder, int height, int width) {
    this.folder = folder;
    this.height = height;
    this.width = width;
  }

  /** Writes a network with the channels first. */
  Path channelsFirst(String name) throws IOException {
    return write(name, graph("x", CHANNELS, height, width));
  }

  /** Writes a network of the same weights that moves the axes of its input first. */
  Path transposed(String name, long[] permutation, int... dims) throws IOException {
    GraphProto.Builder graph = graph("first", dims);
    NodeProto.Builder transpose =
        NodeProto.newBuilder().setOpType("Transpose").addInput("x").addOutput("first");
    AttributeProto.Builder perm =
        AttributeProto.newBuilder().setName("perm").setType(AttributeType.INTS);
    for (long axis : permutation) {
      perm.addInts(axis);
    }
    graph.addNode(0, transpose.addAttribute(perm));
    return write(name, graph);
  }

  /** Writes a network with the channels last. */
  Path channelsLast(String name) throws IOException {
    return transposed(name, new long[] {0, 3, 1, 2}, height, width, CHANNELS);
  }

  /** Writes images of random pixels from 0 to 255. */
  Path property(String name, String perturbation) throws IOException {
    Random random = new Random(11);
    StringBuilder rows = new StringBuilder();
    for (int image = 0; image < 4; image++) {
      rows.append(0);
      for (int i = 0; i < CHANNELS * height * width; i++) {
        rows.append(',').append(random.nextInt(256));
      }
      rows.append('\n');
    }
    Files.writeString(folder.resolve(name + ".csv"), rows);
    return Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"$schema": "property-1.json", "name": "colour", "version": 1,
         "inputs": {"images": "%s.csv", "indices": "0..3", "layout": "CHW",
                    "shape": [%d, %d, %d], "valueRange": [0, 255], "onlyCorrect": false},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": %s, "claim": {"kind": "label", "label": "predicted"}}
        """
            .formatted(name, CHANNELS, height, width, perturbation));
  }

  private GraphProto.Builder graph(String convolved, int... dims) {
    Random random = new Random(5);
    int hidden = FILTERS * (height - 1) * (width - 1);
    return GraphProto.newBuilder()
        .setName("g")
        .addInput(value("x", dims))
        .addOutput(value("y", 2))
        .addInitializer(tensor("k", random, FILTERS, CHANNELS, 2, 2))
        .addInitializer(tensor("b", random, FILTERS))
        .addInitializer(tensor("w", random, hidden, 2))
        .addInitializer(tensor("c", random, 2))
        .addNode(node("Conv", "conv", convolved, "k", "b"))
        .addNode(node("Relu", "relu", "conv"))
        .addNode(node("Flatten", "flat", "relu"))
        .addNode(node("Gemm", "y", "flat", "w", "c"));
  }

  private Path write(String name, GraphProto.Builder graph) throws IOException {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(graph)
            .build();
    return Files.write(folder.resolve(name), model.toByteArray());
  }

  private static NodeProto node(String type, String output, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(type).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node.build();
  }

  private static ValueInfoProto value(String name, int... dims) {
    ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
    var tensor = value.getTypeBuilder().getTensorTypeBuilder();
    tensor.setElemType(TensorProto.DataType.FLOAT_VALUE);
    tensor.getShapeBuilder().addDimBuilder().setDimValue(1);
    for (int dim : dims) {
      tensor.getShapeBuilder().addDimBuilder().setDimValue(dim);
    }
    return value.build();
  }

  private static TensorProto tensor(String name, Random random, int... dims) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
    int size = 1;
    for (int dim : dims) {
      tensor.addDims(dim);
      size *= dim;
    }
    for (int i = 0; i < size; i++) {
      tensor.addFloatData((float) (.3 * random.nextGaussian()));
    }
    return tensor.build();
  }
}
