package fanc.networks.onnx;

/** IEEE 754 binary16 from and to its bits. */
final class HalfFloat {
  private HalfFloat() {}

  /** Returns the number with the given bits; exact. */
  static float decode(int bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 31) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
    }
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  /**
   * Returns the bits of a number.
   *
   * @throws IllegalArgumentException if the number is no binary16 value
   */
  static short encode(float value) {
    int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    int bits;
    if (magnitude < 0x1p-14f) {
      bits = (int) (magnitude * 0x1p24f);
    } else {
      int exponent = Math.getExponent(magnitude);
      bits = ((exponent + 15) << 10) + (int) ((Math.scalb(magnitude, -exponent) - 1) * 0x1p10f);
      bits = exponent > 15 ? 0x7c00 : bits;
    }
    if (!(decode(bits) == magnitude)) {
      throw new IllegalArgumentException(value + " is no float16 value");
    }
    return (short) (sign | bits);
  }
}
