package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import fanc.networks.Evaluation;
import fanc.networks.onnx.proto.SparseTensorProto;
import fanc.networks.onnx.proto.StringStringEntryProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataLocation;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways a file holds its arrays. */
class ArrayStorageTest {
  @TempDir Path folder;

  /** Adds to the input three numbers of each type, cast to float32. */
  private static ModelDraft shifted(TensorProto.Builder numbers) {
    ModelDraft draft = input(3);
    draft.graph.addInitializer(numbers.setName("c"));
    return draft
        .node("Cast", "c", "shift", ModelDraft.attribute("to", 1))
        .node("Add", "x shift", "y");
  }

  private double[] shift(ModelDraft draft) throws NetworkFormatException {
    return Evaluation.evaluate(draft.read(folder).network(), new double[3]);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"INT8", "UINT8", "INT16", "UINT16", "INT32", "UINT32", "INT64", "UINT64", "BOOL"})
  void integersOfEveryWidthAreRead(DataType type) throws Exception {
    boolean signed = type.name().startsWith("INT");
    boolean truth = type == DataType.BOOL;
    long[] numbers = {truth ? 1 : 100, signed ? -7 : 0, truth ? 1 : signed ? 127 : 255};
    int width = truth ? 1 : Integer.parseInt(type.name().replaceAll("\\D", "")) / 8;
    ByteBuffer raw = ByteBuffer.allocate(3 * width).order(ByteOrder.LITTLE_ENDIAN);
    TensorProto.Builder typed = TensorProto.newBuilder().addDims(3).setDataType(type.getNumber());
    TensorProto.Builder packed = typed.clone();
    for (int i = 0; i < 3; i++) {
      for (int b = 0; b < width; b++) {
        raw.put(i * width + b, (byte) (numbers[i] >> (8 * b)));
      }
      switch (type) {
        case INT64 -> typed.addInt64Data(numbers[i]);
        case UINT32, UINT64 -> typed.addUint64Data(numbers[i]);
        default -> typed.addInt32Data((int) numbers[i]);
      }
    }
    packed.setRawData(ByteString.copyFrom(raw));
    double[] expected = {numbers[0], numbers[1], numbers[2]};
    assertThat(shift(shifted(typed))).containsExactly(expected);
    assertThat(shift(shifted(packed))).containsExactly(expected);
  }

  @Test
  void bfloat16IsTheUpperHalfOfAFloat() throws Exception {
    TensorProto.Builder typed =
        TensorProto.newBuilder().addDims(3).setDataType(DataType.BFLOAT16_VALUE);
    TensorProto.Builder packed = typed.clone();
    ByteBuffer raw = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1.5f, -0.0078125f, 3e38f}) {
      int bits = Float.floatToRawIntBits(value) >>> 16;
      typed.addInt32Data(bits);
      raw.putShort((short) bits);
    }
    packed.setRawData(ByteString.copyFrom(raw.flip()));
    double largest = Float.intBitsToFloat(Float.floatToRawIntBits(3e38f) & 0xffff0000);
    assertThat(shift(shifted(typed))).containsExactly(1.5, -0.0078125, largest);
    assertThat(shift(shifted(packed))).containsExactly(1.5, -0.0078125, largest);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sparseInitialisersAreFilledWithZeros(boolean flat) throws Exception {
    ModelDraft draft = input(1, 3).node("MatMul", "x w", "y");
    TensorProto.Builder values =
        TensorProto.newBuilder()
            .setName("w")
            .addDims(2)
            .setDataType(DataType.FLOAT_VALUE)
            .addFloatData(5)
            .addFloatData(-2);
    TensorProto.Builder indices =
        flat
            ? ModelDraft.integerTensor(1, 5)
            : ModelDraft.integerTensor(0, 1, 2, 1).clearDims().addDims(2).addDims(2);
    SparseTensorProto.Builder sparse =
        SparseTensorProto.newBuilder().setValues(values).setIndices(indices).addDims(3).addDims(2);
    draft.graph.addSparseInitializer(sparse);
    double[] y = Evaluation.evaluate(draft.read(folder).network(), new double[] {1, 10, 100});
    assertThat(y).containsExactly(0, 5 - 200);

    draft.graph.setSparseInitializer(0, sparse.setDims(0, 2));
    assertThat(refusal(draft)).isEqualTo("initialiser 'w' has its value 1 outside of [2x2]");
    draft.graph.setSparseInitializer(0, sparse.setDims(0, 1 << 28));
    assertThat(refusal(draft)).contains("the limit is 16777216 entries");
  }

  private String refusal(ModelDraft draft) {
    NetworkFormatException e =
        catchThrowableOfType(NetworkFormatException.class, () -> draft.read(folder));
    assertThat(e).as("refused").isNotNull();
    return e.getMessage().substring(folder.resolve("net.onnx").toString().length() + 2);
  }

  private ModelDraft external(String... keys) {
    ModelDraft draft = input(1, 3).weight("w", 3, 2).node("MatMul", "x w", "y");
    TensorProto.Builder tensor = draft.graph.getInitializerBuilder(0).clearFloatData();
    tensor.setDataLocation(DataLocation.EXTERNAL);
    for (int i = 0; i < keys.length; i += 2) {
      tensor.addExternalData(
          StringStringEntryProto.newBuilder().setKey(keys[i]).setValue(keys[i + 1]));
    }
    return draft;
  }

  private void writeNumbers(Path file, int before) throws IOException {
    ByteBuffer numbers = ByteBuffer.allocate(before + 24).order(ByteOrder.LITTLE_ENDIAN);
    numbers.position(before);
    for (int i = 1; i <= 6; i++) {
      numbers.putFloat(i);
    }
    Files.write(file, numbers.array());
  }

  @Test
  void anArrayInAnotherFileIsReadAndWrittenIntoTheChild() throws Exception {
    Files.createDirectory(folder.resolve("data"));
    writeNumbers(folder.resolve("data/weights"), 8);
    ModelDraft draft = external("location", "data/weights", "offset", "8", "length", "24");
    OnnxModel model = draft.read(folder);
    double[] y = Evaluation.evaluate(model.network(), new double[] {1, 10, 100});
    assertThat(y).containsExactly(531, 642);
    try (OrtSession session = OnnxRuntime.open(folder.resolve("net.onnx"))) {
      Agreement.check(model, session, 5, -1, 2);
    }

    Path alone = Files.createDirectory(folder.resolve("alone")).resolve("child.onnx");
    model.write(alone);
    assertThat(OnnxModel.read(alone).sha256()).isEqualTo(model.sha256());
    writeNumbers(folder.resolve("data/weights"), 0);
    Files.write(folder.resolve("data/weights"), new byte[8], StandardOpenOption.APPEND);
    assertThat(draft.read(folder).sha256()).isNotEqualTo(model.sha256());
  }

  @Test
  void filesOutsideOfTheModelsFolderAreNotOpened() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("model"));
    Path secret = folder.resolve("secret");
    writeNumbers(secret, 0);
    Files.createSymbolicLink(inside.resolve("link"), secret);
    Files.createSymbolicLink(inside.resolve("up"), folder);
    for (String location :
        new String[] {secret.toString(), "../secret", "a/../../secret", "link", "up/secret", ""}) {
      byte[] bytes = external("location", location).bytes(13);
      NetworkFormatException e =
          catchThrowableOfType(NetworkFormatException.class, () -> ModelDraft.read(inside, bytes));
      assertThat(e).as(location).isNotNull();
      assertThat(e.getMessage())
          .startsWith(inside.resolve("net.onnx") + ": initialiser 'w' is stored in '" + location)
          .contains("folder");
    }
  }

  @Test
  void placesThatAreNotInTheFileAreRefused() throws Exception {
    writeNumbers(folder.resolve("w"), 0);
    assertThat(refusal(external("location", "v"))).contains("'v', which does not exist; put it");
    assertThat(refusal(external("location", "w", "offset", "4", "length", "24")))
        .contains("bytes 4 to 28 of")
        .contains("which has 24; copy the file again");
    assertThat(refusal(external("location", "w", "offset", "-4")))
        .isEqualTo("initialiser 'w' has the offset '-4' in another file; expected a number");
    assertThat(refusal(external("location", "w", "length", "8")))
        .isEqualTo("initialiser 'w' of shape [3x2] has 8 bytes of data, expected 24");
    Path model = Files.write(folder.resolve("net.onnx"), external("location", "w").bytes(13));
    assertThat(catchThrowableOfType(NetworkFormatException.class, () -> OnnxModel.read(model, 0)))
        .hasMessageContaining("the limit is 0 MB");
  }
}
