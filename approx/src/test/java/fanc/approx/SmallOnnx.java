package fanc.approx;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A small ONNX file put together byte by byte: a convolution of two filters, a rectifier, a
 * flattening, and two fully connected layers, the first stored transposed.
 */
final class SmallOnnx {
  static final int HIDDEN = 7;
  private static final int FLOAT = 1;
  private static final int FLOAT16 = 10;
  private static final int FEATURES = 2 * 3 * 3;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private final Random random = new Random(2022);

  private boolean half;

  private SmallOnnx() {}

  /** Writes the file with weights from 1 to 2 stored in float16. */
  static Path writeHalf(Path file) throws IOException {
    SmallOnnx draft = new SmallOnnx();
    draft.half = true;
    return Files.write(file, draft.model(1));
  }

  /** Writes the file; weights are normal with the given scale. */
  static Path write(Path file, float scale) throws IOException {
    return Files.write(file, new SmallOnnx().model(scale));
  }

  /** Writes a network without weights. */
  static Path writeRectifier(Path file) throws IOException {
    SmallOnnx draft = new SmallOnnx();
    draft.message(1, node("Relu", "y", "x"));
    draft.message(2, text("rectifier"));
    draft.message(11, value("x", 1, 4));
    draft.message(12, value("y", 1, 4));
    return Files.write(file, draft.complete());
  }

  /** Returns the network in memory. */
  static OnnxModel read(Path folder, float scale) throws IOException, NetworkFormatException {
    return OnnxModel.read(write(folder.resolve("small.onnx"), scale));
  }

  private byte[] model(float scale) {
    message(1, node("Conv", "h", "x", "conv.weight", "conv.bias"));
    message(1, node("Relu", "r", "h"));
    message(1, node("Flatten", "f", "r"));
    message(1, join(node("Gemm", "g", "f", "1.weight", "1.bias"), attribute("transB", 1)));
    message(1, node("Relu", "s", "g"));
    message(1, node("Gemm", "y", "s", "2.weight", "2.bias"));
    message(2, text("small"));
    tensor("conv.weight", scale, 2, 1, 2, 2);
    tensor("conv.bias", scale, 2);
    tensor("1.weight", scale, HIDDEN, FEATURES);
    tensor("1.bias", scale, HIDDEN);
    tensor("2.weight", scale, HIDDEN, 3);
    tensor("2.bias", scale, 3);
    message(11, value("x", 1, 1, 4, 4));
    message(12, value("y", 1, 3));
    return complete();
  }

  private byte[] complete() {
    byte[] opset = join(field(1, text("")), number(2, 13));
    return join(number(1, 7), field(7, graph.toByteArray()), field(8, opset));
  }

  private void message(int key, byte[] content) {
    graph.writeBytes(field(key, content));
  }

  private void tensor(String name, float scale, int... dims) {
    int size = 1;
    byte[] shape = {};
    for (int dim : dims) {
      size *= dim;
      shape = join(shape, number(1, dim));
    }
    ByteBuffer values = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      values.putFloat(scale * (float) random.nextGaussian());
    }
    byte[] raw = half ? halves(size) : values.array();
    int type = half ? FLOAT16 : FLOAT;
    message(5, join(shape, number(2, type), field(8, text(name)), field(9, raw)));
  }

  /** The bits 0x3c00 to 0x3fff are the binary16 values from 1 to 2. */
  private byte[] halves(int count) {
    ByteBuffer values = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      values.putShort((short) (0x3c00 + random.nextInt(0x400)));
    }
    return values.array();
  }

  private static byte[] node(String op, String output, String... inputs) {
    byte[] content = {};
    for (String input : inputs) {
      content = join(content, field(1, text(input)));
    }
    return join(
        content, field(2, text(output)), field(3, text("node_" + output)), field(4, text(op)));
  }

  private static byte[] attribute(String name, int value) {
    int integer = 2;
    return field(5, join(field(1, text(name)), number(3, value), number(20, integer)));
  }

  private static byte[] value(String name, int... dims) {
    byte[] shape = {};
    for (int dim : dims) {
      shape = join(shape, field(1, number(1, dim)));
    }
    byte[] tensorType = join(number(1, FLOAT), field(2, shape));
    return join(field(1, text(name)), field(2, field(1, tensorType)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(int key, int value) {
    return join(varint(key << 3), varint(value));
  }

  private static byte[] field(int key, byte[] content) {
    return join(varint((key << 3) | 2), varint(content.length), content);
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 127) {
      bytes.write((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.write(rest);
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
