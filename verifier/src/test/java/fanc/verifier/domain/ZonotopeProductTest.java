package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Multiply;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Products of zonotopes against exact products at points of both. */
class ZonotopeProductTest {
  private static final long[] OF_X = {1, 2, 3};
  private static final long[] OF_Y = {2, 3, 4};

  @Property(tries = 300)
  void theProductOfPointsLiesInTheProduct(@ForAll long seed) {
    Random random = new Random(seed);
    Zonotope x = zonotope(OF_X, random);
    Zonotope y = zonotope(OF_Y, random);
    for (Symbols symbols : Symbols.values()) {
      Bounds bounds = product(symbols, x, y).hull();
      for (int k = 0; k < 40; k++) {
        double[] noise = new double[5];
        for (int s = 0; s < noise.length; s++) {
          noise[s] = random.nextInt(3) == 0 ? 2 * random.nextDouble() - 1 : corner(random);
        }
        BigDecimal value =
            point(x, noise, corner(random)).multiply(point(y, noise, corner(random)));
        assertThat(value)
            .isBetween(new BigDecimal(bounds.lower(0)), new BigDecimal(bounds.upper(0)));
      }
    }
  }

  @Test
  void theSquareOfOneSymbolIsNotNegative() {
    Zonotope x =
        new Zonotope(new double[1], new double[] {2}, new double[1], new long[] {1}, two());
    Bounds square = product(Symbols.FRESH, x, x).hull();
    assertThat(square.lower(0)).isCloseTo(0, within(1e-12));
    assertThat(square.upper(0)).isCloseTo(4, within(1e-12));
  }

  @Test
  void aFactorWithoutSymbolsScalesTheOtherAndAddsNone() {
    Zonotope x = zonotope(OF_X, new Random(1));
    Zonotope three =
        new Zonotope(new double[] {3}, new double[0], new double[1], new long[0], new double[1]);
    Zonotope y = product(Symbols.FRESH, x, three);
    assertThat(y.symbolCount()).isEqualTo(3);
    assertThat(y.hull().upper(0)).isCloseTo(3 * x.hull().upper(0), within(1e-12));
  }

  private static double[] two() {
    return new double[] {2};
  }

  private static Zonotope product(Symbols symbols, Zonotope x, Zonotope y) {
    return new DeepZ(symbols, new JavaKernels()).transform(new Multiply(), 9, List.of(x, y));
  }

  private static Zonotope zonotope(long[] symbols, Random random) {
    double[] generators = new double[symbols.length];
    double sum = 0;
    for (int k = 0; k < generators.length; k++) {
      generators[k] = random.nextGaussian();
      sum = Math.nextUp(sum + Math.abs(generators[k]));
    }
    double[] remainder = {random.nextInt(2) * random.nextDouble() / 8};
    double[] center = {random.nextGaussian()};
    return new Zonotope(center, generators, remainder, symbols, new double[] {sum});
  }

  private static double corner(Random random) {
    return random.nextBoolean() ? 1 : -1;
  }

  private static BigDecimal point(Zonotope x, double[] noise, double ofRemainder) {
    BigDecimal value = new BigDecimal(x.center[0]);
    for (int k = 0; k < x.symbolCount(); k++) {
      BigDecimal coefficient = new BigDecimal(x.generators[k]);
      value = value.add(coefficient.multiply(new BigDecimal(noise[(int) x.symbols[k]])));
    }
    return value.add(new BigDecimal(x.remainder[0]).multiply(new BigDecimal(ofRemainder)));
  }
}
