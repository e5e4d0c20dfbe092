package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.backward.LinearRows;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DifferenceRowsTest {
  private static final Kernels KERNELS = new JavaKernels();

  @Property(tries = 100)
  void rowsAreBelowWhatIsSampled(@ForAll long seed) {
    assertThat(violated(new Random(seed), 6, 1)).isFalse();
  }

  @Test
  @Tag("full")
  void rowsAreBelowWhatIsSampledOnManyPairs() {
    for (int k = 0; k < 10_000; k++) {
      assertThat(violated(new Random(0x9E3779B97F4A7C15L * k), 10, 1)).as("pair %s", k).isFalse();
    }
  }

  @Test
  void boundsThatPromiseTooMuchAreNoticed() {
    int noticed = 0;
    for (int k = 0; k < 100; k++) {
      noticed += violated(new Random(0x9E3779B97F4A7C15L * k), 20, 0.5) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(50);
  }

  /** Compares random rows at every value with samples, their bounds first pulled towards 0. */
  private static boolean violated(Random random, int points, double share) {
    Network parent = RandomNetworks.of(random);
    Network child = DriftedChildren.of(parent, random);
    int n = parent.inputShape().size();
    InputRegion region = RandomRegions.region(n, Math.pow(10, -random.nextInt(4)), random);
    NetworkPair pair = NetworkPair.of(parent, child, KERNELS);
    Drift drift = DriftLaw.drift(pair, region, random);
    for (int v = 1; v <= parent.output(); v++) {
      LinearRows rows = rows(parent.shape(v).size(), random);
      double[] lower = new DifferenceRows(pair).lower(rows, v, drift);
      for (int k = 0; k < points; k++) {
        double[] x = RandomRegions.pointOrCornerOf(region, random);
        BigDecimal[] from = DriftLaw.values(parent, x).get(v);
        BigDecimal[] to = DriftLaw.values(child, x).get(v);
        if (isBelow(rows, from, to, lower, share, ExactEvaluation.isPossible(parent))) {
          return true;
        }
      }
    }
    return false;
  }

  private static LinearRows rows(int width, Random random) {
    double[] coefficients = new double[3 * width];
    Arrays.setAll(coefficients, i -> random.nextInt(3) == 0 ? 0 : random.nextGaussian());
    return new LinearRows(3, width, coefficients, new double[3]);
  }

  private static boolean isBelow(
      LinearRows rows,
      BigDecimal[] from,
      BigDecimal[] to,
      double[] lower,
      double share,
      boolean exact) {
    for (int row = 0; row < rows.count(); row++) {
      BigDecimal sum = BigDecimal.ZERO;
      double size = 1;
      for (int i = 0; i < from.length; i++) {
        BigDecimal a = new BigDecimal(rows.coefficients()[row * from.length + i]);
        sum = sum.add(a.multiply(to[i].subtract(from[i])));
        size +=
            Math.abs(a.doubleValue()) * (to[i].abs().doubleValue() + from[i].abs().doubleValue());
      }
      double slack = exact ? 0 : 1e-12 * size;
      if (!(sum.compareTo(new BigDecimal(share * lower[row] - slack)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 60)
  void rowsOfMarginsAreNoWeakerThanIntervalsAndHold(@ForAll long seed) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    int outputs = parent.outputShape().size();
    NetworkPair pair =
        NetworkPair.of(parent, DriftedChildren.of(parent, random), KERNELS)
            .margins(OutputConstraint.label(0, outputs));
    InputRegion region = RandomRegions.region(parent.inputShape().size(), 0.1, random);
    Drift drift = DriftLaw.drift(pair, region, random);
    int[] all = IntStream.range(0, drift.marginChange().length).toArray();

    double[] rows = new DifferenceRows(pair).marginChange(drift, all);

    int at = pair.parent().output();
    double slack = ExactEvaluation.isPossible(parent) ? 0 : 1e-12;
    double[] x = RandomRegions.pointOrCornerOf(region, random);
    List<BigDecimal[]> from = DriftLaw.values(pair.parent(), x);
    List<BigDecimal[]> to = DriftLaw.values(pair.child(), x);
    for (int j : all) {
      double change = to.get(at)[j].subtract(from.get(at)[j]).doubleValue();
      assertThat(rows[j]).isGreaterThanOrEqualTo(drift.marginChange()[j]);
      assertThat(rows[j]).isLessThanOrEqualTo(change + slack * (1 + Math.abs(change)));
    }
  }

  @Test
  void refinedPassesAreTighterSomewhere() {
    int tighter = 0;
    for (int k = 0; k < 400; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Network parent = RandomNetworks.dense(random);
      NetworkPair pair = NetworkPair.of(parent, DriftedChildren.of(parent, random), KERNELS);
      InputRegion region = RandomRegions.region(parent.inputShape().size(), 0.5, random);
      BoxInputs set = BoxInputs.of(region);
      Hulls nothing = new Hulls(List.of());

      Drift plain = DifferencePass.of(pair).over(set, nothing);
      Drift refined = DifferencePass.refined(pair, 1e9).over(set, nothing);

      tighter +=
          width(refined.difference(parent.output()))
                  < 0.999 * width(plain.difference(parent.output()))
              ? 1
              : 0;
    }
    assertThat(tighter).isPositive();
  }

  private static double width(Bounds d) {
    return IntStream.range(0, d.dimension()).mapToDouble(i -> d.upper(i) - d.lower(i)).sum();
  }
}
