package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The oracle is the table of all binary16 values, decoded from their bits by definition; the right
 * answer is the closest entry, and of two equally close ones that with the even bit pattern.
 */
class HalfPrecisionTest {
  private static final int FIRST_INFINITE = 0x7c00;

  @Test
  void everyBinary16ValueIsKept() {
    for (int bits = 0; bits < FIRST_INFINITE; bits++) {
      float value = decode(bits);
      assertThat(HalfPrecision.round(value)).isEqualTo(value);
      assertThat(HalfPrecision.round(-value)).isEqualTo(-value);
    }
  }

  /**
   * Rounding is monotone, so it is right everywhere once it is right next to the middle between any
   * two neighbours.
   */
  @Test
  void betweenAnyTwoNeighboursTheMiddleDecides() {
    for (int bits = 0; bits + 1 < FIRST_INFINITE; bits++) {
      float below = decode(bits);
      float above = decode(bits + 1);
      float middle = (below + above) / 2;
      assertThat(HalfPrecision.round(middle)).isEqualTo(bits % 2 == 0 ? below : above);
      assertThat(HalfPrecision.round(Math.nextDown(middle))).isEqualTo(below);
      assertThat(HalfPrecision.round(Math.nextUp(middle))).isEqualTo(above);
      assertThat(HalfPrecision.round(-Math.nextUp(middle))).isEqualTo(-above);
    }
  }

  @Test
  void valuesFrom65520OnAreInfinite() {
    assertThat(HalfPrecision.round(Math.nextDown(65520f))).isEqualTo(65504f);
    assertThat(HalfPrecision.round(65520f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfPrecision.round(-Float.MAX_VALUE)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void specialValuesAndTheSignOfZeroAreKept() {
    assertThat(HalfPrecision.round(Float.NaN)).isNaN();
    assertThat(HalfPrecision.round(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Float.floatToRawIntBits(HalfPrecision.round(-0f)))
        .isEqualTo(Float.floatToRawIntBits(-0f));
    assertThat(HalfPrecision.round(Float.MIN_VALUE)).isZero();
  }

  @Property(tries = 1000, seed = "16")
  void largerWeightsNeverRoundToSmallerOnes(@ForAll float a, @ForAll float b) {
    assertThat(HalfPrecision.round(Math.min(a, b)))
        .isLessThanOrEqualTo(HalfPrecision.round(Math.max(a, b)));
  }

  @Test
  @Tag("full")
  void everyFloat32ValueRoundsToItsClosest() {
    int bits = 0;
    for (int f = 0; f < Float.floatToRawIntBits(65520f); f++) {
      float x = Float.intBitsToFloat(f);
      while (bits + 1 < FIRST_INFINITE && decode(bits + 1) <= x) {
        bits++;
      }
      float expected = closest(x, bits);
      if (HalfPrecision.round(x) != expected || HalfPrecision.round(-x) != -expected) {
        assertThat(HalfPrecision.round(x)).as("rounding of %s", x).isEqualTo(expected);
        assertThat(HalfPrecision.round(-x)).as("rounding of %s", -x).isEqualTo(-expected);
      }
    }
  }

  private static float closest(float x, int bitsBelow) {
    if (bitsBelow + 1 == FIRST_INFINITE) {
      return decode(bitsBelow);
    }
    double down = (double) x - decode(bitsBelow);
    double up = decode(bitsBelow + 1) - (double) x;
    boolean lower = down < up || (down == up && bitsBelow % 2 == 0);
    return decode(lower ? bitsBelow : bitsBelow + 1);
  }

  /** Returns the value of a non-negative, finite binary16 bit pattern, by its definition. */
  private static float decode(int bits) {
    int exponent = bits >> 10;
    int fraction = bits & 0x3ff;
    return exponent == 0 ? fraction * 0x1p-24f : Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
  }
}
