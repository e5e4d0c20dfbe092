package fanc.networks.onnx;

import static fanc.networks.onnx.ModelDraft.input;
import static fanc.networks.onnx.ModelDraft.integerTensor;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import fanc.networks.onnx.proto.SparseTensorProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to exhaust time, memory or the stack: read or refused within bounds. */
class HostileModelsTest {
  private static final int MANY = 100_000;
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private String refusal(long most, ModelDraft draft) throws IOException {
    Path file = Files.write(folder.resolve("net.onnx"), draft.bytes(13));
    String message =
        Bounded.refusal(NetworkFormatException.class, most, () -> OnnxModel.read(file));
    assertThat(message).startsWith(file + ": ").hasSizeLessThan(4000);
    return message;
  }

  @Test
  void chainOfManyNodesIsRead() throws IOException {
    ModelDraft draft = input(1, 2);
    for (int k = 0; k < MANY; k++) {
      String from = k == 0 ? "x" : "v" + (k - 1);
      draft.node(k % 2 == 0 ? "Relu" : "Identity", from, k == MANY - 1 ? "y" : "v" + k);
    }
    Path file = Files.write(folder.resolve("net.onnx"), draft.bytes(13));
    Bounded.completes(
        1000 * MEGABYTE,
        () -> {
          OnnxModel model = OnnxModel.read(file);
          assertThat(model.network().cuts()).hasSizeGreaterThan(MANY / 2);
          assertThat(model.weights()).isEmpty();
          assertThat(model.hiddenLayers()).isEmpty();
        });
  }

  @Test
  void ringOfManyNodesIsRefused() throws IOException {
    ModelDraft draft = input(1, 2);
    for (int k = 0; k < MANY; k++) {
      draft.node("Relu", "v" + k, "v" + (k + 1) % MANY);
    }
    assertThat(refusal(1000 * MEGABYTE, draft.node("Relu", "v7", "y"))).contains("cycles");
  }

  /** Each is a refusal of its own, and they are put together. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void manyUnknownOperatorsAreRefused(boolean distinct) throws IOException {
    ModelDraft draft = input(1, 2);
    for (int k = 0; k < MANY / 2; k++) {
      draft.node(distinct ? "Frob" + k : "Frob", k == 0 ? "x" : "v" + (k - 1), "v" + k);
    }
    assertThat(refusal(4000 * MEGABYTE, draft.node("Relu", "v" + (MANY / 2 - 1), "y")))
        .contains("operator 'Frob", "not supported", "more");
  }

  @Test
  void manyOutputsAreLookedAtInBoundedTime() throws IOException {
    ModelDraft draft = input(1, 2);
    for (int k = 0; k < 5_000; k++) {
      draft.node("Relu", k == 0 ? "x" : "v" + (k - 1), "v" + k);
      draft.graph.addOutput(ModelDraft.value("v" + k));
    }
    Path file = Files.write(folder.resolve("net.onnx"), draft.bytes(13));
    Bounded.completes(
        4000 * MEGABYTE,
        () -> assertThat(OnnxSurvey.read(file, new OutputChoice.Only()).outputs()).hasSize(5_000));
    assertThat(refusal(100 * MEGABYTE, draft)).contains("5000 outputs", "--output");
  }

  /** Each is within the limit of one array. */
  @Test
  void manySparseArraysAreRefusedTogether() throws IOException {
    ModelDraft draft = input(1, 2).node("Relu", "x", "y");
    for (int k = 0; k < 100; k++) {
      draft.graph.addSparseInitializer(
          SparseTensorProto.newBuilder()
              .addDims(1 << 24)
              .setIndices(integerTensor(k))
              .setValues(
                  TensorProto.newBuilder()
                      .setName("s" + k)
                      .setDataType(1)
                      .addDims(1)
                      .addFloatData(1)));
    }
    assertThat(refusal(300 * MEGABYTE, draft)).contains("'s1'", "16777216");
  }

  @Test
  void tensorsThatClaimTerabytesAreRefused() throws IOException {
    long[][] shapes = {
      {1L << 40},
      {1 << 20, 1 << 20},
      {Long.MAX_VALUE, 2},
      {1L << 32, 1L << 32},
      {-1},
      {46341, 46341}
    };
    for (long[] shape : shapes) {
      ModelDraft draft = input(1, 2).node("MatMul", "x w", "y");
      TensorProto.Builder tensor = TensorProto.newBuilder().setName("w").setDataType(1);
      for (long dim : shape) {
        tensor.addDims(dim);
      }
      draft.graph.addInitializer(tensor);
      assertThat(refusal(20 * MEGABYTE, draft)).contains("'w'");
    }
  }

  @Test
  void arraysWithoutEntriesAreRefusedWhereTheyCanNotBe() throws IOException {
    assertThat(refusal(20 * MEGABYTE, input(1, 2).weight("w", 2, 0).node("MatMul", "x w", "y")))
        .isNotEmpty();
    assertThat(refusal(20 * MEGABYTE, input(1, 2).weight("y", 0).node("Relu", "x", "z")))
        .contains("no entries");
  }

  @Test
  void veryLongNamesAreShortened() throws IOException {
    String name = "n".repeat(1_000_000) + "\u001b[2J\u202e";
    assertThat(refusal(200 * MEGABYTE, input(1, 2).node("Frob", "x", "y").node("Frob", name, name)))
        .doesNotContain("\u001b", "\u202e");
    assertThat(refusal(200 * MEGABYTE, input(1, 2).node("Relu", name, "y"))).contains("nnn ... ");
  }

  @ParameterizedTest
  @CsvSource({
    "../outside.bin, 0, 8, expected a file in the model's folder",
    "sub/../../outside.bin, 0, 8, expected a file in the model's folder",
    "link.bin, 0, 8, leads out",
    "sub/link.bin, 0, 8, leads out",
    "sub, 0, 8, is no file",
    "w.bin, 9, 8, of",
    "w.bin, 0, 1000000000000, of",
    "w.bin, -8, 8, expected a number",
    "w.bin, 0, -8, expected a number",
    "w.bin, 999999999999999, 8, of",
    "nul, 0, 8, which is no path"
  })
  void arraysElsewhereAreReadFromTheModelsFolderOnly(
      String location, String offset, String length, String expected) throws IOException {
    Path inside = Files.createDirectories(folder.resolve("models/sub")).getParent();
    Files.write(folder.resolve("outside.bin"), new byte[64]);
    Files.write(inside.resolve("w.bin"), new byte[16]);
    Files.createSymbolicLink(inside.resolve("link.bin"), folder.resolve("outside.bin"));
    Files.createSymbolicLink(inside.resolve("sub/link.bin"), Path.of("../../outside.bin"));
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(1)
            .addDims(2)
            .setDataLocation(DataLocation.EXTERNAL)
            .addExternalData(OnnxCorpus.entry("location", location.replace("nul", "a\u0000b")))
            .addExternalData(OnnxCorpus.entry("offset", offset))
            .addExternalData(OnnxCorpus.entry("length", length));
    ModelDraft draft = input(1, 2).node("Add", "x w", "y");
    draft.graph.addInitializer(tensor);
    Path file = Files.write(inside.resolve("net.onnx"), draft.bytes(13));
    assertThat(
            Bounded.refusal(
                NetworkFormatException.class, 20 * MEGABYTE, () -> OnnxModel.read(file)))
        .contains(expected);
  }

  @Test
  void whatIsNoFileIsRefused() throws Exception {
    Path pipe = folder.resolve("pipe.onnx");
    for (Path place : new Path[] {folder, Path.of("/dev/zero"), pipe}) {
      if (place.equals(pipe)) {
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeTrue(
            mkfifo.waitFor(5, TimeUnit.SECONDS) && Files.exists(pipe), "no pipes");
      } else if (!Files.exists(place)) {
        continue;
      }
      assertThat(
              Bounded.refusal(
                  NetworkFormatException.class, 20 * MEGABYTE, () -> OnnxModel.read(place)))
          .startsWith(place + ": that is ");
    }
  }
}
