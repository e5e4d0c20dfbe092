package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.integerTensor;
import static fanc.networks.onnx.ModelDraft.list;

import com.google.protobuf.InvalidProtocolBufferException;
import fanc.networks.RandomNetworks;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.SparseTensorProto;
import fanc.networks.onnx.proto.StringStringEntryProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small models that can be read, with all kinds of operators, to be damaged. */
final class OnnxCorpus {
  private final List<ModelProto> models = new ArrayList<>();

  OnnxCorpus() {
    layers();
    shapes();
    factors();
    arithmetic();
    storage();
  }

  /** Returns one of the models, or one of a random network. */
  ModelProto model(Random random) {
    int at = random.nextInt(2 * models.size());
    return at < models.size()
        ? models.get(at)
        : parsed(OnnxWriter.of(RandomNetworks.of(random)).toByteArray());
  }

  private static ModelProto parsed(byte[] bytes) {
    try {
      return ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(ModelDraft draft) {
    models.add(parsed(draft.bytes(13)));
  }

  private void layers() {
    add(
        input(1, 2, 5, 5)
            .weight("w", 3, 2, 3, 3)
            .weight("b", 3)
            .node("Conv", "x w b", "c", list("pads", 1, 1, 1, 1), list("strides", 2, 2))
            .node("Relu", "c", "r")
            .node("MaxPool", "r", "p", list("kernel_shape", 2, 2), attribute("ceil_mode", 1))
            .node("GlobalAveragePool", "p", "g")
            .node("Flatten", "g", "f")
            .weight("v", 4, 3)
            .node("Gemm", "f v", "z", attribute("transB", 1), attribute("alpha", .5f))
            .node("Softmax", "z", "y"));
    add(
        input(1, 2, 3, 3)
            .weight("w", 2, 2, 3, 3)
            .node("ConvTranspose", "x w", "c", list("strides", 2, 2), list("output_padding", 1, 1))
            .floats("s", new float[] {1, 2}, 2)
            .floats("t", new float[] {1, 2}, 2)
            .floats("m", new float[] {0, 2}, 2)
            .floats("v", new float[] {1, 2}, 2)
            .node("BatchNormalization", "c s t m v", "n", attribute("epsilon", .1f))
            .node("LeakyRelu", "n", "l", attribute("alpha", .1f))
            .node(
                "AveragePool",
                "l",
                "y",
                list("kernel_shape", 2, 2),
                attribute("auto_pad", "SAME_UPPER")));
    add(
        input(-1, 6)
            .weight("w", 6, 4)
            .weight("b", 4)
            .node("MatMul", "x w", "m")
            .node("Add", "m b", "a")
            .node("Sigmoid", "a", "s")
            .node("Tanh", "a", "t")
            .node("Mul", "s t", "y"));
  }

  private void shapes() {
    add(
        input(1, 2, 4)
            .integers("shape", 1, -1)
            .node("Transpose", "x", "t", list("perm", 0, 2, 1))
            .node("Split", "t", "a b", attribute("axis", 1))
            .node("Concat", "b a b", "c", attribute("axis", 1))
            .node("Reshape", "c shape", "r")
            .integers("starts", 1)
            .integers("ends", 9223372036854775807L)
            .integers("axes", -1)
            .integers("steps", 2)
            .node("Slice", "r starts ends axes steps", "y"));
    add(
        input(1, 1, 2, 2)
            .integers("pads", 0, 0, 1, 1, 0, 0, 1, 1)
            .node("Pad", "x pads", "p")
            .integers("repeats", 1, 2, 1, 2)
            .node("Tile", "p repeats", "t")
            .integers("indices", 0, 2, 1)
            .node("Gather", "t indices", "g", attribute("axis", 3))
            .integers("to", 2, 2, 4, 3)
            .node("Expand", "g to", "e")
            .node("ReduceMean", "e", "y", list("axes", 2, 3)));
  }

  private void factors() {
    add(
        input(1, 4, 2, 2)
            .node("DepthToSpace", "x", "d", attribute("blocksize", 2))
            .floats("scales", new float[] {1, 1, 2, 2}, 4)
            .node(
                "Resize",
                "d - scales",
                "u",
                attribute("coordinate_transformation_mode", "asymmetric"),
                attribute("nearest_mode", "floor"))
            .node("Shape", "u", "s")
            .integers("last", -1)
            .integers("zero", 0)
            .node("Gather", "s zero", "n")
            .node("Concat", "n last", "k", attribute("axis", 0))
            .node("Reshape", "u k", "y"));
  }

  private void arithmetic() {
    add(
        input(1, 3)
            .integers("size", 1, 3)
            .node("ConstantOfShape", "size", "one", attribute("value", ModelDraft.integerTensor(1)))
            .node("Cast", "one", "o", attribute("to", 1))
            .node("Sub", "x o", "s")
            .node("Neg", "s", "n")
            .floats("lo", new float[] {-1})
            .floats("hi", new float[] {1})
            .node("Clip", "n lo hi", "c")
            .floats("d", new float[] {3})
            .node("Div", "c d", "q")
            .node("Abs", "q", "a")
            .node("Max", "a q o", "y"));
    add(
        input(1, 4)
            .node("Constant", "", "start", attribute("value", integerTensor(0).clearDims()))
            .node("Constant", "", "limit", attribute("value", integerTensor(4).clearDims()))
            .node("Constant", "", "delta", attribute("value", integerTensor(1).clearDims()))
            .node("Range", "start limit delta", "r")
            .node("Gather", "x r", "g", attribute("axis", 1))
            .integers("axes", 0)
            .node("Unsqueeze", "g axes", "u")
            .node("Squeeze", "u axes", "v")
            .floats("two", new float[] {2})
            .node("Pow", "v two", "p")
            .node("Elu", "p", "e")
            .node("ReduceSum", "e", "y"));
  }

  private void storage() {
    ModelDraft sparse = input(1, 3).node("MatMul", "x w", "m").node("Add", "m o", "y");
    sparse.graph.addSparseInitializer(
        SparseTensorProto.newBuilder()
            .addDims(3)
            .addDims(2)
            .setIndices(integerTensor(0, 5))
            .setValues(
                TensorProto.newBuilder()
                    .setName("w")
                    .setDataType(1)
                    .addDims(2)
                    .addFloatData(1)
                    .addFloatData(2)));
    sparse.graph.addInitializer(
        TensorProto.newBuilder()
            .setName("o")
            .setDataType(1)
            .addDims(2)
            .setDataLocation(DataLocation.EXTERNAL)
            .addExternalData(entry("location", "weights.bin"))
            .addExternalData(entry("offset", "8"))
            .addExternalData(entry("length", "8")));
    add(sparse);
  }

  static StringStringEntryProto.Builder entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value);
  }
}
