package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import fanc.networks.onnx.proto.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages to the fields of a model, so that the file stays one that can be parsed. */
final class ProtoDamage {
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    7,
    11,
    13,
    16,
    255,
    65536,
    1 << 24,
    (1 << 24) + 1,
    Integer.MAX_VALUE,
    1L << 31,
    1L << 32,
    1L << 40,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final float[] REALS = {
    0, -0f, 1, -1, .5f, 1e-30f, 3e38f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE
  };
  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "y",
          "w",
          "b",
          "m",
          "c",
          "a",
          "\u0000",
          "\n",
          "\u001b[2J",
          "weights.bin",
          "../outside.bin",
          "/etc/hostname",
          "link.bin",
          "damaged.onnx",
          ".",
          "weights.bin/x",
          "-1",
          "99999999999999",
          "location",
          "SAME_LOWER",
          "VALID",
          "Relu",
          "Identity",
          "Add",
          "Mul",
          "MatMul",
          "Gemm",
          "Conv",
          "Concat",
          "Where",
          "Equal",
          "Size",
          "LSTM",
          "Loop",
          "Softmax",
          "Dropout",
          "Sum",
          "Min",
          "PRelu",
          "HardSwish",
          "reflect",
          "edge",
          "ai.onnx.ml");

  /** Bytes of a message that may be repeated often: files stay of some megabytes. */
  private static final int LONGEST = 1000;

  private ProtoDamage() {}

  /** Returns a model with 1 to 4 damages. */
  static ModelProto of(ModelProto model, Random random) {
    ModelProto.Builder damaged = model.toBuilder();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      field(chosen(damaged, random), random);
    }
    return damaged.build();
  }

  /** Goes down from message to message and stops somewhere. */
  private static Message.Builder chosen(Message.Builder from, Random random) {
    Message.Builder at = from;
    while (true) {
      List<FieldDescriptor> inner =
          at.getAllFields().keySet().stream()
              .filter(f -> f.getJavaType() == JavaType.MESSAGE)
              .toList();
      if (inner.isEmpty() || random.nextInt(6) == 0) {
        return at;
      }
      FieldDescriptor field = inner.get(random.nextInt(inner.size()));
      at =
          field.isRepeated()
              ? at.getRepeatedFieldBuilder(field, random.nextInt(at.getRepeatedFieldCount(field)))
              : at.getFieldBuilder(field);
    }
  }

  private static void field(Message.Builder in, Random random) {
    List<FieldDescriptor> present = List.copyOf(in.getAllFields().keySet());
    List<FieldDescriptor> all = in.getDescriptorForType().getFields();
    List<FieldDescriptor> some = present.isEmpty() || random.nextInt(4) == 0 ? all : present;
    FieldDescriptor field = some.get(random.nextInt(some.size()));
    if (field.isRepeated()) {
      repeated(in, field, random);
    } else if (random.nextInt(5) == 0) {
      in.clearField(field);
    } else if (field.getJavaType() != JavaType.MESSAGE) {
      in.setField(field, value(field, random));
    } else {
      in.setField(field, in.newBuilderForField(field).build());
    }
  }

  private static void repeated(Message.Builder in, FieldDescriptor field, Random random) {
    int count = in.getRepeatedFieldCount(field);
    if (count == 0) {
      in.addRepeatedField(field, element(in, field, random));
      return;
    }
    int at = random.nextInt(count);
    int other = random.nextInt(count);
    Object element = in.getRepeatedField(field, at);
    switch (random.nextInt(6)) {
      case 0 -> {
        List<Object> kept = new ArrayList<>((List<?>) in.getField(field));
        kept.remove(at);
        in.setField(field, kept);
      }
      case 1 -> in.addRepeatedField(field, element);
      case 2 -> {
        int size = element instanceof Message message ? message.getSerializedSize() : 0;
        size += element instanceof String text ? text.length() : 0;
        for (int n = random.nextInt(40) == 0 && size < LONGEST ? 2000 : 2; n > 0; n--) {
          in.addRepeatedField(field, element);
        }
      }
      case 3 -> {
        in.setRepeatedField(field, at, in.getRepeatedField(field, other));
        in.setRepeatedField(field, other, element);
      }
      case 4 -> in.setRepeatedField(field, at, in.getRepeatedField(field, other));
      default -> in.setRepeatedField(field, at, element(in, field, random));
    }
  }

  private static Object element(Message.Builder in, FieldDescriptor field, Random random) {
    return field.getJavaType() == JavaType.MESSAGE
        ? in.newBuilderForField(field).build()
        : value(field, random);
  }

  private static Object value(FieldDescriptor field, Random random) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    float real = REALS[random.nextInt(REALS.length)];
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return switch (field.getJavaType()) {
      case INT -> (int) number;
      case LONG -> number;
      case FLOAT -> real;
      case DOUBLE -> (double) real;
      case BOOLEAN -> random.nextBoolean();
      case STRING -> random.nextInt(300) == 0 ? "long".repeat(5_000) : text;
      case BYTE_STRING -> random.nextBoolean() ? ByteString.copyFromUtf8(text) : ByteString.EMPTY;
      case ENUM -> {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        yield values.get(random.nextInt(values.size()));
      }
      default -> throw new IllegalArgumentException(field.getFullName());
    };
  }
}
