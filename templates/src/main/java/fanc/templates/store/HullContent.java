package fanc.templates.store;

import fanc.templates.transfer.ValueHulls;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The hulls of several groups as bytes. A patch reaches few neurons of a convolution, so most
 * groups have the same interval there: it is written once.
 *
 * <pre>{@code
 * for each value, for each coordinate, of k groups:
 *   the interval of most groups      2 floats, lower end first
 *   which groups have another        k bits, in whole bytes; absent if k is 1
 *   theirs, in order                 2 floats each
 * }</pre>
 */
final class HullContent {
  /** Groups at most. */
  static final int MOST_PARTS = 1024;

  private HullContent() {}

  private static int maskBytes(int parts) {
    return parts == 1 ? 0 : (parts + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** Returns the bytes of the hulls of at least one group, all of the same values. */
  static byte[] write(List<ValueHulls> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int k = parts.size();
    ByteBuffer one =
        ByteBuffer.allocate(maskBytes(k) + 2 * Float.BYTES * (k + 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] lower = new float[k];
    float[] upper = new float[k];
    for (int v = 0; v < parts.get(0).values().length; v++) {
      for (int i = 0; i < parts.get(0).lowerEnds(v).length; i++) {
        for (int g = 0; g < k; g++) {
          lower[g] = parts.get(g).lowerEnds(v)[i];
          upper[g] = parts.get(g).upperEnds(v)[i];
        }
        one.clear();
        coordinate(lower, upper, one);
        out.write(one.array(), 0, one.position());
      }
    }
    return out.toByteArray();
  }

  private static void coordinate(float[] lower, float[] upper, ByteBuffer out) {
    int usual = most(lower, upper);
    out.putFloat(lower[usual]).putFloat(upper[usual]);
    int mask = out.position();
    byte[] others = new byte[maskBytes(lower.length)];
    out.put(others);
    for (int g = 0; g < lower.length; g++) {
      if (!same(lower, upper, g, usual)) {
        others[g / Byte.SIZE] |= (byte) (1 << (g % Byte.SIZE));
        out.putFloat(lower[g]).putFloat(upper[g]);
      }
    }
    out.put(mask, others);
  }

  /** Returns one of the groups with the interval that more than half have, if there is such. */
  private static int most(float[] lower, float[] upper) {
    int candidate = 0;
    int lead = 0;
    for (int g = 0; g < lower.length; g++) {
      if (lead == 0) {
        candidate = g;
      }
      lead += same(lower, upper, g, candidate) ? 1 : -1;
    }
    return candidate;
  }

  /** Bit by bit, so that what is read is what was written. */
  private static boolean same(float[] lower, float[] upper, int g, int h) {
    return Float.floatToRawIntBits(lower[g]) == Float.floatToRawIntBits(lower[h])
        && Float.floatToRawIntBits(upper[g]) == Float.floatToRawIntBits(upper[h]);
  }

  /**
   * Reads the hulls.
   *
   * @param parts how many groups, at most {@link #MOST_PARTS}
   * @throws RefusedProofException if the bytes end too early; every coordinate that is allocated
   *     has its bytes
   */
  static List<ValueHulls> read(int[] values, int[] sizes, int parts, ByteBuffer buffer)
      throws RefusedProofException {
    HeaderReader.require(values.length == sizes.length, "sizes");
    requirePaid(sizes, maskBytes(parts) + 2 * Float.BYTES, buffer.remaining());
    float[][][] lower = new float[parts][values.length][];
    float[][][] upper = new float[parts][values.length][];
    byte[] mask = new byte[maskBytes(parts)];
    for (int v = 0; v < values.length; v++) {
      int least = mask.length + 2 * Float.BYTES;
      for (int g = 0; g < parts; g++) {
        lower[g][v] = new float[sizes[v]];
        upper[g][v] = new float[sizes[v]];
      }
      for (int i = 0; i < sizes[v]; i++) {
        require(buffer, least);
        float usualLower = buffer.getFloat();
        float usualUpper = buffer.getFloat();
        buffer.get(mask);
        for (int g = 0; g < parts; g++) {
          boolean other = parts > 1 && (mask[g / Byte.SIZE] >> (g % Byte.SIZE) & 1) == 1;
          if (other) {
            require(buffer, 2 * Float.BYTES);
          }
          lower[g][v][i] = other ? buffer.getFloat() : usualLower;
          upper[g][v][i] = other ? buffer.getFloat() : usualUpper;
        }
      }
    }
    List<ValueHulls> hulls = new ArrayList<>();
    for (int g = 0; g < parts; g++) {
      hulls.add(ValueHulls.of(values, lower[g], upper[g]));
    }
    return hulls;
  }

  /** A value without coordinates would take memory for each group and no byte. */
  private static void requirePaid(int[] sizes, int least, int bytes) throws RefusedProofException {
    long needed = 0;
    for (int size : sizes) {
      HeaderReader.require(size > 0, "sizes");
      needed += (long) size * least;
    }
    HeaderReader.require(needed <= bytes, "sizes");
  }

  private static void require(ByteBuffer buffer, int bytes) throws RefusedProofException {
    if (buffer.remaining() < bytes) {
      throw new RefusedProofException("header promises more hulls than the file has");
    }
  }
}
