package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.lowering.Constant;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Arrays as files store them: read with their sizes checked before anything is allocated. */
final class StoredTensor {
  private StoredTensor() {}

  /**
   * Returns the array.
   *
   * @param proto an array with its data in it, not in another file
   * @param what what the array is, for messages
   * @throws NetworkFormatException if the element type is not supported, the data does not have the
   *     length the shape needs, or an entry is NaN or infinite
   */
  static Constant read(TensorProto proto, String what) throws NetworkFormatException {
    ElementType type = type(proto, what);
    Shape shape = shape(proto.getDimsList(), what);
    requireLength(proto, what, shape, type);
    IntToDoubleFunction entry = entry(proto, type);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.applyAsDouble(i);
      if (!Double.isFinite(values[i])) {
        throw new NetworkFormatException(
            what + " has " + values[i] + " at entry " + i + "; expected finite numbers");
      }
    }
    return Constant.exact(type.kind(), Tensor.of(shape, values));
  }

  private static ElementType type(TensorProto proto, String what) throws NetworkFormatException {
    Optional<ElementType> type = ElementType.of(proto.getDataType());
    if (type.isEmpty() || proto.hasSegment()) {
      DataType known = DataType.forNumber(proto.getDataType());
      throw new NetworkFormatException(
          what
              + (proto.hasSegment() ? " is a segment of an array" : " has element type ")
              + (proto.hasSegment() ? "" : known == null ? proto.getDataType() : known)
              + "; supported are whole arrays of "
              + ElementType.all());
    }
    return type.get();
  }

  /**
   * Returns a shape.
   *
   * @throws NetworkFormatException if a dimension is negative or there are too many entries
   */
  static Shape shape(List<Long> stored, String what) throws NetworkFormatException {
    List<Integer> dims = new ArrayList<>();
    long size = 1;
    for (long dim : stored) {
      if (dim < 0 || dim > Integer.MAX_VALUE || size * dim > Integer.MAX_VALUE) {
        throw new NetworkFormatException(
            what + " has shape " + stored + "; expected at most 2^31-1 entries");
      }
      size *= dim;
      dims.add((int) dim);
    }
    return new Shape(dims);
  }

  private static void requireLength(TensorProto proto, String what, Shape shape, ElementType type)
      throws NetworkFormatException {
    boolean raw = proto.hasRawData();
    long found = raw ? proto.getRawData().size() : type.typedCount(proto);
    long expected = (long) shape.size() * (raw ? type.width() : 1);
    if (found != expected) {
      throw new NetworkFormatException(
          what
              + " of shape "
              + shape
              + " has "
              + found
              + (raw ? " bytes" : " entries")
              + " of data, expected "
              + expected);
    }
  }

  private static IntToDoubleFunction entry(TensorProto proto, ElementType type) {
    if (proto.hasRawData()) {
      return type.raw(proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }
    return type.typed(proto);
  }

  /** Returns whether the entries are floating-point numbers. */
  static boolean isReal(TensorProto proto) {
    return ElementType.of(proto.getDataType()).filter(ElementType::isReal).isPresent();
  }

  /** Returns the entries, those of float64 files rounded to the nearest float32. */
  static float[] floats(TensorProto proto) {
    IntToDoubleFunction entry = entry(proto, realType(proto));
    float[] values =
        new float[(int) proto.getDimsList().stream().reduce(1L, (a, b) -> a * b).longValue()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) entry.applyAsDouble(i);
    }
    return values;
  }

  private static ElementType realType(TensorProto proto) {
    return ElementType.of(proto.getDataType()).filter(ElementType::isReal).orElseThrow();
  }

  /** Returns the entries of a tensor of int64. */
  static List<Long> longs(TensorProto proto) {
    if (!proto.hasRawData()) {
      return proto.getInt64DataList();
    }
    LongBuffer raw =
        proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    List<Long> values = new ArrayList<>();
    while (raw.hasRemaining()) {
      values.add(raw.get());
    }
    return values;
  }

  /**
   * Returns a tensor with some entries of another one, stored the same way.
   *
   * @param shape the shape of the result, with as many entries as {@code sources}
   * @param sources row-major indices of entries of {@code old}, a tensor of floating-point numbers
   */
  static TensorProto select(TensorProto old, Shape shape, int[] sources) {
    TensorProto.Builder chosen = old.toBuilder().clearDims();
    shape.dims().forEach(chosen::addDims);
    ElementType type = realType(old);
    if (old.hasRawData()) {
      int width = type.width();
      byte[] raw = old.getRawData().toByteArray();
      byte[] selected = new byte[width * sources.length];
      for (int i = 0; i < sources.length; i++) {
        System.arraycopy(raw, width * sources[i], selected, width * i, width);
      }
      return chosen.setRawData(ByteString.copyFrom(selected)).build();
    }
    chosen.clearFloatData().clearInt32Data().clearDoubleData();
    for (int source : sources) {
      switch (type) {
        case FLOAT -> chosen.addFloatData(old.getFloatData(source));
        case DOUBLE -> chosen.addDoubleData(old.getDoubleData(source));
        default -> chosen.addInt32Data(old.getInt32Data(source));
      }
    }
    return chosen.build();
  }

  /**
   * Replaces the entries of a tensor, stored the same way. A float64 entry whose float32 rounding
   * is the new value stays as it is.
   *
   * @throws IllegalArgumentException if a number is not finite or not representable in the tensor's
   *     type, or their count is wrong
   */
  static void setValues(TensorProto.Builder tensor, String name, float[] values) {
    TensorProto old = tensor.build();
    int count = floats(old).length;
    if (values.length != count) {
      throw new IllegalArgumentException(
          "initialiser '" + name + "' has " + count + " entries, not " + values.length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("initialiser '" + name + "' would hold " + value);
      }
    }
    if (old.hasRawData()) {
      tensor.setRawData(raw(old, values));
    } else {
      setTyped(tensor, realType(old), values);
    }
  }

  private static ByteString raw(TensorProto old, float[] values) {
    ElementType type = realType(old);
    IntToDoubleFunction entry = entry(old, type);
    ByteBuffer raw = ByteBuffer.allocate(old.getRawData().size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      switch (type) {
        case FLOAT -> raw.putFloat(values[i]);
        case DOUBLE -> raw.putDouble(kept(entry.applyAsDouble(i), values[i]));
        default -> raw.putShort(type.encode(values[i]));
      }
    }
    return ByteString.copyFrom(raw.array());
  }

  private static void setTyped(TensorProto.Builder tensor, ElementType type, float[] values) {
    for (int i = 0; i < values.length; i++) {
      switch (type) {
        case FLOAT -> tensor.setFloatData(i, values[i]);
        case DOUBLE -> tensor.setDoubleData(i, kept(tensor.getDoubleData(i), values[i]));
        default -> tensor.setInt32Data(i, type.encode(values[i]) & 0xffff);
      }
    }
  }

  private static double kept(double old, float value) {
    return Float.compare((float) old, value) == 0 ? old : value;
  }
}
