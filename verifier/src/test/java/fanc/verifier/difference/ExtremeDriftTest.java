package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.HardSwish;
import fanc.networks.Network;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.domain.ExtremeNetworks;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Differences of networks whose weights have any exponent that a double can have. */
class ExtremeDriftTest {
  private static final JavaKernels KERNELS = new JavaKernels();

  @Property(tries = 60)
  void childrenAndDifferencesLieInTheirBounds(@ForAll long seed) {
    assertThat(isViolated(seed, d -> d)).isFalse();
  }

  @Property(tries = 10_000)
  @Tag("full")
  void thoseOfManyPairsDo(@ForAll long seed) {
    assertThat(isViolated(seed, d -> d)).isFalse();
  }

  @Test
  void halvedDifferencesAreNoticed() {
    int noticed = 0;
    for (int k = 0; k < 40; k++) {
      noticed += isViolated(1000003L * k + 7, ExtremeDriftTest::halved) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(10);
  }

  private static Bounds halved(Bounds bounds) {
    double[] lower = bounds.lowerArray();
    double[] upper = bounds.upperArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = 0.75 * lower[i] + 0.25 * upper[i];
      upper[i] = 0.75 * upper[i] + 0.25 * bounds.lower(i);
    }
    return new Bounds(lower, upper);
  }

  /** A network without hard swish: the oracle divides, and differences may be below its digits. */
  private static ExtremeNetworks.Case extreme(Random random) {
    ExtremeNetworks.Case extreme = ExtremeNetworks.of(random);
    while (extreme.network().steps().stream().anyMatch(step -> step.op() instanceof HardSwish)) {
      extreme = ExtremeNetworks.of(random);
    }
    return extreme;
  }

  private static Network child(Network parent, Random random) {
    int bits = random.nextInt(60);
    int kind = random.nextInt(3);
    DoubleUnaryOperator drift =
        switch (kind) {
          case 0 -> w -> w * (1 + Math.scalb(random.nextDouble(), -bits));
          case 1 -> w -> random.nextInt(3) == 0 ? 0 : w;
          default ->
              w ->
                  random.nextInt(3) == 0
                      ? ExtremeNetworks.scaled(
                          random.nextGaussian(), ExtremeNetworks.exponent(random), random)
                      : w;
        };
    return DriftedChildren.mapped(parent, drift, random, 0.3);
  }

  private static boolean isViolated(long seed, UnaryOperator<Bounds> change) {
    Random random = new Random(seed);
    ExtremeNetworks.Case extreme = extreme(random);
    NetworkPair pair = NetworkPair.of(extreme.network(), child(extreme.network(), random), KERNELS);
    DifferencePass pass =
        switch (random.nextInt(3)) {
          case 0 -> DifferencePass.withoutOwnIntervals(pair);
          case 1 -> DifferencePass.refined(pair, 1e5);
          default -> DifferencePass.of(pair);
        };
    Drift drift = pass.over(RegionSet.of(extreme.region(), KERNELS), new Hulls(List.of()));
    LinearRows rows = rows(extreme.network().outputShape().size(), random);
    double least = new DifferenceRows(pair).lower(rows, extreme.network().output(), drift)[0];
    boolean inside = true;
    for (int k = 0; k < 6; k++) {
      double[] x = RandomRegions.pointOrCornerOf(extreme.region(), random);
      List<BigDecimal[]> from = ExactEvaluation.evaluateAll(pair.parent(), x);
      List<BigDecimal[]> to = ExactEvaluation.evaluateAll(pair.child(), x);
      BigDecimal[] difference = from.get(0);
      for (int v = 0; v < from.size(); v++) {
        difference = minus(to.get(v), from.get(v));
        inside &= ExtremeNetworks.isInside(to.get(v), drift.child().at(v));
        inside &= ExtremeNetworks.isInside(difference, change.apply(drift.difference(v)));
      }
      inside &= ExtremeNetworks.isAbove(value(rows, difference), least);
    }
    return !inside;
  }

  private static LinearRows rows(int width, Random random) {
    int exponent = random.nextBoolean() ? 0 : ExtremeNetworks.exponent(random);
    double[] row = new double[width];
    Arrays.setAll(row, i -> ExtremeNetworks.scaled(random.nextGaussian(), exponent, random));
    return new LinearRows(1, width, row, new double[1]);
  }

  private static BigDecimal value(LinearRows rows, BigDecimal[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(rows.coefficients()[i]).multiply(x[i]));
    }
    return sum;
  }

  private static BigDecimal[] minus(BigDecimal[] to, BigDecimal[] from) {
    BigDecimal[] difference = to.clone();
    Arrays.setAll(difference, i -> to[i].subtract(from[i]));
    return difference;
  }
}
