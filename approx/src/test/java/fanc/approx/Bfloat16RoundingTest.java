package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The oracle: the two float32 values around x whose lower 16 bits are zero, compared exactly. */
class Bfloat16RoundingTest {

  /** Bit patterns of magnitudes grow with the magnitudes. */
  private static float closest(float x) {
    int bits = Float.floatToRawIntBits(Math.abs(x));
    int below = bits & 0xffff0000;
    int above = below + 0x10000;
    if (above >= 0x7f800000) {
      return x;
    }
    BigDecimal exact = new BigDecimal(Math.abs(x));
    BigDecimal down = exact.subtract(new BigDecimal(Float.intBitsToFloat(below)));
    BigDecimal up = new BigDecimal(Float.intBitsToFloat(above)).subtract(exact);
    int order = down.compareTo(up);
    boolean low = order < 0 || (order == 0 && (below >>> 16) % 2 == 0);
    return Math.copySign(Float.intBitsToFloat(low ? below : above), x);
  }

  @Property(tries = 5000, seed = "161")
  void roundsToTheClosestOfTwoNeighbours(@ForAll int bits) {
    float x = Float.intBitsToFloat(bits);
    if (Float.isFinite(x) && Math.abs(x) < 0x1.fep127f) {
      assertThat(Bfloat16Rounding.round(x)).isEqualTo(closest(x));
    }
  }

  /** Rounding is monotone, so the middles between neighbours are what matters. */
  @Test
  void betweenAnyTwoNeighboursTheMiddleDecides() {
    for (int high = 0; high < 0x7f7f; high++) {
      float below = Float.intBitsToFloat(high << 16);
      float above = Float.intBitsToFloat((high + 1) << 16);
      float middle = Float.intBitsToFloat((high << 16) + 0x8000);
      float even = high % 2 == 0 ? below : above;
      assertThat(Bfloat16Rounding.round(below)).isEqualTo(below);
      assertThat(Bfloat16Rounding.round(middle)).isEqualTo(even);
      assertThat(Bfloat16Rounding.round(-middle)).isEqualTo(-even);
      assertThat(Bfloat16Rounding.round(Math.nextDown(middle))).isEqualTo(below);
      assertThat(Bfloat16Rounding.round(Math.nextUp(middle))).isEqualTo(above);
    }
  }

  @Test
  void halfAUnitBeyondTheLargestIsInfinite() {
    float largest = Float.intBitsToFloat(0x7f7f0000);
    float middle = Float.intBitsToFloat(0x7f7f8000);
    assertThat(Bfloat16Rounding.round(Math.nextDown(middle))).isEqualTo(largest);
    assertThat(Bfloat16Rounding.round(middle)).isInfinite();
    assertThat(Float.floatToRawIntBits(Bfloat16Rounding.round(-0f))).isEqualTo(0x80000000);
  }
}
