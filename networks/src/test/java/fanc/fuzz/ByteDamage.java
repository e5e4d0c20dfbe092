package fanc.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages that know nothing of a format: cuts, flips, repetitions, and numbers at the limits. */
public final class ByteDamage {
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    127,
    128,
    255,
    256,
    32767,
    65535,
    65536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffffffffL,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x7ff0000000000000L,
    0x7ff8000000000000L,
    0x7f800000L,
    0x7fc00000L
  };

  private ByteDamage() {}

  /** Returns the bytes with 1 to 4 damages. */
  public static byte[] of(byte[] bytes, Random random) {
    byte[] damaged = bytes;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      damaged = one(damaged, random);
    }
    return damaged;
  }

  private static byte[] one(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(random.nextInt(4) == 0 ? 64 : 4, bytes.length - at));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, new byte[0], at + length);
      case 2 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
      case 3 -> joined(bytes, at, random(random, length), at + random.nextInt(2) * length);
      case 4 -> number(bytes, at, random);
      case 5 -> flipped(bytes, at, random);
      case 6 -> moved(bytes, at, length, random);
      default -> replaced(bytes, at, (byte) random.nextInt());
    };
  }

  private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
    return ByteBuffer.allocate(until + middle.length + bytes.length - from)
        .put(bytes, 0, until)
        .put(middle)
        .put(bytes, from, bytes.length - from)
        .array();
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int at, byte value) {
    byte[] damaged = bytes.clone();
    damaged[at] = value;
    return damaged;
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    return replaced(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
  }

  private static byte[] number(byte[] bytes, int at, Random random) {
    ByteOrder order = random.nextInt(3) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    byte[] damaged = bytes.clone();
    ByteBuffer buffer = ByteBuffer.wrap(damaged).order(order);
    if (random.nextBoolean() && at + Long.BYTES <= damaged.length) {
      buffer.putLong(at, number);
    } else if (at + Integer.BYTES <= damaged.length) {
      buffer.putInt(at, (int) number);
    }
    return damaged;
  }

  private static byte[] moved(byte[] bytes, int at, int length, Random random) {
    byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
    byte[] rest = joined(bytes, at, new byte[0], at + length);
    int to = random.nextInt(rest.length + 1);
    return joined(rest, to, piece, to);
  }
}
