package fanc.networks.onnx;

import fanc.networks.lowering.Constant;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** How one entry of an array is stored. */
enum ElementType {
  FLOAT(DataType.FLOAT, 4, Constant.Kind.REAL),
  DOUBLE(DataType.DOUBLE, 8, Constant.Kind.REAL),
  FLOAT16(DataType.FLOAT16, 2, Constant.Kind.REAL),
  BFLOAT16(DataType.BFLOAT16, 2, Constant.Kind.REAL),
  INT8(DataType.INT8, 1, Constant.Kind.INTEGER),
  UINT8(DataType.UINT8, 1, Constant.Kind.INTEGER),
  INT16(DataType.INT16, 2, Constant.Kind.INTEGER),
  UINT16(DataType.UINT16, 2, Constant.Kind.INTEGER),
  INT32(DataType.INT32, 4, Constant.Kind.INTEGER),
  UINT32(DataType.UINT32, 4, Constant.Kind.INTEGER),
  INT64(DataType.INT64, 8, Constant.Kind.INTEGER),
  UINT64(DataType.UINT64, 8, Constant.Kind.INTEGER),
  BOOL(DataType.BOOL, 1, Constant.Kind.BOOLEAN);

  private final DataType stored;
  private final int width;
  private final Constant.Kind kind;

  ElementType(DataType stored, int width, Constant.Kind kind) {
    this.stored = stored;
    this.width = width;
    this.kind = kind;
  }

  /** Returns the type with a number of the ONNX schema, empty if it is not supported. */
  static Optional<ElementType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.stored.getNumber() == number).findFirst();
  }

  /** Returns the names of all types, for messages. */
  static String all() {
    return Arrays.stream(values())
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Returns the number of bytes of an entry in raw data. */
  int width() {
    return width;
  }

  Constant.Kind kind() {
    return kind;
  }

  boolean isReal() {
    return kind == Constant.Kind.REAL;
  }

  /** Returns the number of entries in the list of the schema that this type uses. */
  int typedCount(TensorProto proto) {
    return switch (this) {
      case FLOAT -> proto.getFloatDataCount();
      case DOUBLE -> proto.getDoubleDataCount();
      case INT64 -> proto.getInt64DataCount();
      case UINT32, UINT64 -> proto.getUint64DataCount();
      default -> proto.getInt32DataCount();
    };
  }

  /** Returns how to read an entry of that list. */
  IntToDoubleFunction typed(TensorProto proto) {
    return switch (this) {
      case FLOAT -> proto::getFloatData;
      case DOUBLE -> proto::getDoubleData;
      case INT64 -> proto::getInt64Data;
      case UINT32, UINT64 -> i -> unsigned(proto.getUint64Data(i));
      case FLOAT16 -> i -> HalfFloat.decode(proto.getInt32Data(i));
      case BFLOAT16 -> i -> brain(proto.getInt32Data(i));
      default -> proto::getInt32Data;
    };
  }

  /** Returns how to read an entry of little-endian raw data. */
  IntToDoubleFunction raw(ByteBuffer raw) {
    return switch (this) {
      case FLOAT -> i -> raw.getFloat(4 * i);
      case DOUBLE -> i -> raw.getDouble(8 * i);
      case FLOAT16 -> i -> HalfFloat.decode(raw.getShort(2 * i));
      case BFLOAT16 -> i -> brain(raw.getShort(2 * i));
      case INT8 -> raw::get;
      case UINT8, BOOL -> i -> raw.get(i) & 0xff;
      case INT16 -> i -> raw.getShort(2 * i);
      case UINT16 -> i -> raw.getShort(2 * i) & 0xffff;
      case INT32 -> i -> raw.getInt(4 * i);
      case UINT32 -> i -> Integer.toUnsignedLong(raw.getInt(4 * i));
      case INT64 -> i -> raw.getLong(8 * i);
      case UINT64 -> i -> unsigned(raw.getLong(8 * i));
    };
  }

  /** bfloat16 is the upper half of a float32. */
  private static double brain(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }

  /**
   * Returns the bits of a number as float16 or bfloat16.
   *
   * @throws IllegalArgumentException if it is no number of this type
   */
  short encode(float value) {
    if (this == FLOAT16) {
      return HalfFloat.encode(value);
    }
    int bits = Float.floatToRawIntBits(value);
    if ((bits & 0xffff) != 0) {
      throw new IllegalArgumentException(value + " is no bfloat16 value");
    }
    return (short) (bits >>> 16);
  }
}
