package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.attribute;
import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import fanc.networks.Fingerprint;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.WeightTensor.Layer;
import fanc.networks.onnx.WeightTensor.Role;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
  @TempDir Path folder;

  @Test
  void weightsComeInNodeOrderWithTheirOutputAxis() throws Exception {
    ModelDraft draft =
        input(1, 2, 4, 4)
            .weight("late", 5)
            .weight("kernel", 3, 2, 3, 3)
            .weight("kernelBias", 3)
            .node("Conv", "x kernel kernelBias", "c")
            .node("Flatten", "c", "f")
            .weight("gemm", 6, 12)
            .weight("gemmBias", 6)
            .node("Gemm", "f gemm gemmBias", "g", attribute("transB", 1))
            .weight("stored", 5, 6)
            .node("Transpose", "stored", "turned", list("perm", 1, 0))
            .node("MatMul", "g turned", "m")
            .node("Add", "late m", "y");
    assertThat(draft.read(folder).weights())
        .extracting(
            WeightTensor::name, WeightTensor::layer, WeightTensor::role, w -> w.outputAxis())
        .containsExactly(
            row("kernel", Layer.CONVOLUTION, Role.WEIGHT, 0),
            row("kernelBias", Layer.CONVOLUTION, Role.BIAS, 0),
            row("gemm", Layer.DENSE, Role.WEIGHT, 0),
            row("gemmBias", Layer.DENSE, Role.BIAS, 0),
            row("stored", Layer.DENSE, Role.WEIGHT, 0),
            row("late", Layer.DENSE, Role.BIAS, 0));
  }

  private static Tuple row(Object... entries) {
    return new Tuple(entries);
  }

  @Test
  void newWeightsLeaveEverythingElseAsItWas() throws Exception {
    Path reference = ReferenceFolder.orSkip();
    for (Path file :
        List.of(
            reference.resolve("fanc/nets/fcnn7.onnx"), reference.resolve("fanc/nets/ffn.onnx"))) {
      OnnxModel model = OnnxModel.read(file);
      Map<String, float[]> changed = new HashMap<>();
      for (WeightTensor weight : model.weights()) {
        float[] values = weight.values();
        values[0] = Math.nextUp(values[0]);
        changed.put(weight.name(), values);
      }
      OnnxModel child = model.withWeights(changed);

      assertThat(changed).isNotEmpty();
      assertThat(withoutData(child, changed)).isEqualTo(withoutData(model, changed));
      for (WeightTensor weight : child.weights()) {
        assertThat(weight.values()).isEqualTo(changed.get(weight.name()));
      }
      assertThat(Fingerprint.of(child.network())).isNotEqualTo(Fingerprint.of(model.network()));
      assertThat(Fingerprint.ofArchitecture(child.network()))
          .isEqualTo(Fingerprint.ofArchitecture(model.network()));
      assertThat(child.sha256()).isNotEqualTo(model.sha256());
    }
  }

  private static byte[] withoutData(OnnxModel model, Map<String, float[]> changed)
      throws Exception {
    ModelProto.Builder proto = ModelProto.parseFrom(model.toByteArray()).toBuilder();
    for (TensorProto.Builder tensor : proto.getGraphBuilder().getInitializerBuilderList()) {
      if (changed.containsKey(tensor.getName())) {
        if (tensor.hasRawData()) {
          tensor.setRawData(ByteString.EMPTY);
        }
        tensor.clearFloatData();
      }
    }
    return proto.build().toByteArray();
  }

  @Test
  void theSameWeightsGiveTheSameFile() throws Exception {
    OnnxModel model = input(1, 3).weight("w", 3, 2).node("Gemm", "x w", "y").read(folder);
    OnnxModel same = model.withWeights(Map.of("w", model.weights().get(0).values()));
    assertThat(same.toByteArray()).isEqualTo(model.toByteArray());
  }

  @Test
  void unknownFieldsSurvive() throws Exception {
    UnknownFieldSet unknown =
        UnknownFieldSet.newBuilder()
            .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
            .build();
    ModelDraft draft = input(1, 3).weight("w", 3, 2).node("Gemm", "x w", "y");
    draft.graph.setUnknownFields(unknown);
    OnnxModel child = draft.read(folder).withWeights(Map.of("w", new float[6]));
    GraphProto graph = ModelProto.parseFrom(child.toByteArray()).getGraph();
    assertThat(graph.getUnknownFields()).isEqualTo(unknown);
  }

  @Test
  void everyStorageOfAWeightIsReadAndKept() throws Exception {
    float[] stored = {1.5f, -0.25f, 0.0009765625f};
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16)) {
      for (boolean raw : new boolean[] {false, true}) {
        ModelDraft draft = input(1, 1).node("Gemm", "x w", "y");
        draft.graph.addInitializer(tensor(type, raw, stored));
        OnnxModel model = draft.read(folder);
        assertThat(model.weights().get(0).values()).isEqualTo(stored);
        OnnxModel child = model.withWeights(Map.of("w", new float[] {2, -0.25f, -3}));
        assertThat(child.weights().get(0).values()).containsExactly(2, -0.25f, -3);
        TensorProto after = ModelProto.parseFrom(child.toByteArray()).getGraph().getInitializer(0);
        assertThat(after.hasRawData()).isEqualTo(raw);
        assertThat(after.getDataType()).isEqualTo(type.getNumber());
      }
    }
  }

  private static TensorProto tensor(DataType type, boolean raw, float[] values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(type.getNumber())
            .addDims(1)
            .addDims(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    int[] halves = {0x3e00, 0xb400, 0x1400};
    for (int i = 0; i < values.length; i++) {
      switch (type) {
        case FLOAT -> {
          bytes.putFloat(values[i]);
          tensor.addFloatData(values[i]);
        }
        case DOUBLE -> {
          bytes.putDouble(values[i]);
          tensor.addDoubleData(values[i]);
        }
        default -> {
          bytes.putShort((short) halves[i]);
          tensor.addInt32Data(halves[i]);
        }
      }
    }
    if (raw) {
      tensor.clearFloatData().clearDoubleData().clearInt32Data();
      tensor.setRawData(ByteString.copyFrom(bytes.flip()));
    }
    return tensor.build();
  }

  @Test
  void weightsInConstantNodesCount() throws Exception {
    ModelDraft draft =
        input(1, 1)
            .node(
                "Constant",
                "",
                "w",
                attribute("value", tensor(DataType.FLOAT, true, new float[] {1, 2, 3}).toBuilder()))
            .node("MatMul", "x w", "y");
    OnnxModel child = draft.read(folder).withWeights(Map.of("w", new float[] {4, 5, 6}));
    assertThat(child.weights().get(0).values()).containsExactly(4, 5, 6);
  }

  @Test
  void weightsThatCannotBeStoredAreRefused() throws Exception {
    ModelDraft draft = input(1, 1).node("Gemm", "x w", "y");
    draft.graph.addInitializer(tensor(DataType.FLOAT16, true, new float[] {1, 2, 3}));
    OnnxModel model = draft.read(folder);
    assertRefused(model, "w", new float[] {0.1f, 0, 0}, "0.1 is no float16 value");
    assertRefused(model, "w", new float[] {1}, "initialiser 'w' has 3 entries, not 1");
    assertRefused(model, "w", new float[] {Float.NaN, 0, 0}, "initialiser 'w' would hold NaN");
    assertRefused(model, "v", new float[] {1}, "no floating-point initialisers named [v]");
  }

  private static void assertRefused(OnnxModel model, String name, float[] values, String message) {
    assertThatThrownBy(() -> model.withWeights(Map.of(name, values)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws Exception {
    OnnxModel model = input(1, 3).weight("w", 3, 2).node("Gemm", "x w", "y").read(folder);
    Path file = Files.writeString(folder.resolve("out.onnx"), "old");
    model.write(file);
    assertThat(OnnxModel.read(file).sha256()).isEqualTo(model.sha256());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("net.onnx", "out.onnx");
    }
  }

  @Test
  void theSummaryTellsWhatIsInside() throws Exception {
    OnnxSummary summary =
        input(-1, 3)
            .weight("w", 3, 2)
            .weight("b", 2)
            .node("Gemm", "x w b", "g")
            .node("Relu", "g", "y")
            .read(folder)
            .summary();
    assertThat(summary.opset()).isEqualTo(13);
    assertThat(summary.operators())
        .containsExactlyInAnyOrderEntriesOf(Map.of("Gemm", 1, "Relu", 1));
    assertThat(summary.parameters()).isEqualTo(8);
  }
}
