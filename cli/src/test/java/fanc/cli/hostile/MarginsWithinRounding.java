package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random networks that are affine where it counts, with the bias of an output chosen such that the
 * least margin, in exact arithmetic, is 0 or less by at most one unit in the last place of the
 * bias, or above 0 by as little. Sums of terms of very different sizes err by more.
 */
final class MarginsWithinRounding {
  private static final int INPUTS = 6;
  private static final int HIDDEN = 12;
  private static final double RADIUS = 0x1p-6;

  private MarginsWithinRounding() {}

  static List<HostileCase> all() {
    List<HostileCase> cases = new ArrayList<>();
    for (int seed = 0; seed < 16; seed++) {
      cases.add(of(seed, true));
      cases.add(of(seed, false));
    }
    return cases;
  }

  private static HostileCase of(int seed, boolean violated) {
    Random random = new Random(seed);
    double[][] first = new double[HIDDEN][];
    for (int j = 0; j < HIDDEN; j++) {
      first[j] = weights(INPUTS + 1, 1, random);
      first[j][0] = 8 + j;
    }
    double[][] second = {
      weights(HIDDEN + 1, Math.pow(10, seed % 7 - 3), random), weights(HIDDEN + 1, 1, random)
    };
    second[0][0] = 0;
    double[] center = new double[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      center[i] = random.nextInt(64) / 64.0;
    }
    double[] worst = worst(first, second, center);
    OutputConstraint label = OutputConstraint.label(0, 2);
    BigDecimal margin = ExactMargin.at(network(first, second), label, worst);
    second[0][0] = bias(margin, violated);
    double[] lower = IntStream.range(0, INPUTS).mapToDouble(i -> center[i] - RADIUS).toArray();
    double[] upper = IntStream.range(0, INPUTS).mapToDouble(i -> center[i] + RADIUS).toArray();
    int[] changed = IntStream.range(0, INPUTS).toArray();
    double[][] harmless = {second[0].clone(), second[1]};
    harmless[0][0] += Math.abs(second[0][0]) / 8 + 1;
    return HostileCase.of(
        Construction.MARGIN_WITHIN_ROUNDING,
        (violated ? "violated " : "held ") + seed,
        List.of(network(first, second), network(first, harmless)),
        Boxes.towards(worst, changed, lower, upper),
        violated);
  }

  /** All hidden neurons are active, so the margin is least at a corner. */
  private static double[] worst(double[][] first, double[][] second, double[] center) {
    double[] worst = center.clone();
    for (int i = 0; i < INPUTS; i++) {
      BigDecimal gradient = BigDecimal.ZERO;
      for (int j = 0; j < HIDDEN; j++) {
        BigDecimal out =
            new BigDecimal(second[0][j + 1]).subtract(new BigDecimal(second[1][j + 1]));
        gradient = gradient.add(new BigDecimal(first[j][i + 1]).multiply(out));
      }
      worst[i] += gradient.signum() > 0 ? -RADIUS : RADIUS;
    }
    return worst;
  }

  /** Returns the double next to the margin's negative, below it or above. */
  private static double bias(BigDecimal margin, boolean below) {
    BigDecimal exact = margin.negate();
    double bias = exact.doubleValue();
    if (below) {
      return new BigDecimal(bias).compareTo(exact) > 0 ? Math.nextDown(bias) : bias;
    }
    return new BigDecimal(bias).compareTo(exact) <= 0 ? Math.nextUp(bias) : bias;
  }

  private static Network network(double[][] first, double[][] second) {
    return Chain.of(INPUTS).affine(first).relu().affine(second).network();
  }

  private static double[] weights(int count, double size, Random random) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (size * random.nextGaussian());
    }
    return weights;
  }
}
