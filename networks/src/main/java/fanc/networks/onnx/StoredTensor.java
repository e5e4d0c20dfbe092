package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.lowering.Constant;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataLocation;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Arrays as files store them: read with their sizes checked before anything is allocated. */
final class StoredTensor {
  private StoredTensor() {}

  /**
   * Returns the array.
   *
   * @param what what the array is, for messages
   * @throws NetworkFormatException if the element type is not supported, the data does not have the
   *     length the shape needs, or an entry is NaN or infinite
   */
  static Constant read(TensorProto proto, String what) throws NetworkFormatException {
    if (proto.getDataLocation() == DataLocation.EXTERNAL || proto.getExternalDataCount() > 0) {
      throw new NetworkFormatException(
          what + " is stored in another file; expected one file, export without external data");
    }
    DataType type = DataType.forNumber(proto.getDataType());
    int width = width(type);
    if (width == 0 || proto.hasSegment()) {
      throw new NetworkFormatException(
          what
              + " has element type "
              + (type == null ? proto.getDataType() : type)
              + "; supported are float, float16, double, int32, int64 and bool");
    }
    Shape shape = shape(proto, what);
    requireLength(proto, what, shape, width, type);
    IntToDoubleFunction entry = entry(proto, type);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.applyAsDouble(i);
      if (!Double.isFinite(values[i])) {
        throw new NetworkFormatException(
            what + " has " + values[i] + " at entry " + i + "; expected finite numbers");
      }
    }
    return Constant.exact(kind(type), Tensor.of(shape, values));
  }

  private static Shape shape(TensorProto proto, String what) throws NetworkFormatException {
    List<Integer> dims = new ArrayList<>();
    long size = 1;
    for (long dim : proto.getDimsList()) {
      if (dim < 0 || dim > Integer.MAX_VALUE || size * dim > Integer.MAX_VALUE) {
        throw new NetworkFormatException(
            what + " has shape " + proto.getDimsList() + "; expected at most 2^31-1 entries");
      }
      size *= dim;
      dims.add((int) dim);
    }
    return new Shape(dims);
  }

  private static void requireLength(
      TensorProto proto, String what, Shape shape, int width, DataType type)
      throws NetworkFormatException {
    boolean raw = proto.hasRawData();
    long found = raw ? proto.getRawData().size() : typedCount(proto, type);
    long expected = (long) shape.size() * (raw ? width : 1);
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

  private static int typedCount(TensorProto proto, DataType type) {
    return switch (type) {
      case FLOAT -> proto.getFloatDataCount();
      case DOUBLE -> proto.getDoubleDataCount();
      case INT64 -> proto.getInt64DataCount();
      default -> proto.getInt32DataCount();
    };
  }

  private static IntToDoubleFunction entry(TensorProto proto, DataType type) {
    if (proto.hasRawData()) {
      ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      return switch (type) {
        case FLOAT -> i -> raw.getFloat(4 * i);
        case DOUBLE -> i -> raw.getDouble(8 * i);
        case INT64 -> i -> raw.getLong(8 * i);
        case INT32 -> i -> raw.getInt(4 * i);
        case FLOAT16 -> i -> HalfFloat.decode(raw.getShort(2 * i));
        default -> i -> raw.get(i);
      };
    }
    return switch (type) {
      case FLOAT -> proto::getFloatData;
      case DOUBLE -> proto::getDoubleData;
      case INT64 -> proto::getInt64Data;
      case FLOAT16 -> i -> HalfFloat.decode(proto.getInt32Data(i));
      default -> proto::getInt32Data;
    };
  }

  /** Returns the number of bytes of an entry in raw data; 0 for types that are not supported. */
  private static int width(DataType type) {
    if (type == null) {
      return 0;
    }
    return switch (type) {
      case FLOAT, INT32 -> 4;
      case DOUBLE, INT64 -> 8;
      case FLOAT16 -> 2;
      case BOOL -> 1;
      default -> 0;
    };
  }

  private static Constant.Kind kind(DataType type) {
    return switch (type) {
      case INT32, INT64 -> Constant.Kind.INTEGER;
      case BOOL -> Constant.Kind.BOOLEAN;
      default -> Constant.Kind.REAL;
    };
  }

  /** Returns whether the entries are floating-point numbers. */
  static boolean isReal(TensorProto proto) {
    DataType type = DataType.forNumber(proto.getDataType());
    return type == DataType.FLOAT || type == DataType.DOUBLE || type == DataType.FLOAT16;
  }

  /** Returns the entries, those of float64 files rounded to the nearest float32. */
  static float[] floats(TensorProto proto) {
    IntToDoubleFunction entry = entry(proto, DataType.forNumber(proto.getDataType()));
    float[] values =
        new float[(int) proto.getDimsList().stream().reduce(1L, (a, b) -> a * b).longValue()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) entry.applyAsDouble(i);
    }
    return values;
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
    DataType type = DataType.forNumber(old.getDataType());
    if (old.hasRawData()) {
      int width = width(type);
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
        case FLOAT16 -> chosen.addInt32Data(old.getInt32Data(source));
        default -> chosen.addDoubleData(old.getDoubleData(source));
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
      setTyped(tensor, values);
    }
  }

  private static ByteString raw(TensorProto old, float[] values) {
    DataType type = DataType.forNumber(old.getDataType());
    IntToDoubleFunction entry = entry(old, type);
    ByteBuffer raw = ByteBuffer.allocate(old.getRawData().size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      switch (type) {
        case FLOAT -> raw.putFloat(values[i]);
        case FLOAT16 -> raw.putShort(HalfFloat.encode(values[i]));
        default -> raw.putDouble(kept(entry.applyAsDouble(i), values[i]));
      }
    }
    return ByteString.copyFrom(raw.array());
  }

  private static void setTyped(TensorProto.Builder tensor, float[] values) {
    DataType type = DataType.forNumber(tensor.getDataType());
    for (int i = 0; i < values.length; i++) {
      switch (type) {
        case FLOAT -> tensor.setFloatData(i, values[i]);
        case FLOAT16 -> tensor.setInt32Data(i, HalfFloat.encode(values[i]) & 0xffff);
        default -> tensor.setDoubleData(i, kept(tensor.getDoubleData(i), values[i]));
      }
    }
  }

  private static double kept(double old, float value) {
    return Float.compare((float) old, value) == 0 ? old : value;
  }
}
