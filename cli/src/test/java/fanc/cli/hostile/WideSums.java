package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import java.util.Arrays;
import java.util.List;

/** Sums of a hundred thousand terms, each of which adds to the error. */
final class WideSums {
  private static final int TERMS = 100_000;

  private WideSums() {}

  static List<HostileCase> all() {
    // Ten thousand and a little; one after the other in doubles it is 1.9e-8 more, in float32 less.
    return List.of(
        of("doubles", -.1, 10000.00000001, true),
        of("float32", .1f, -9999.5, false),
        of("float32, hardly", .1f, -10000, false));
  }

  /** The signal is the excess of a bias over the sum, or of the sum over the bias. */
  private static HostileCase of(String name, double term, double bias, boolean violated) {
    double[] point = new double[TERMS];
    Arrays.fill(point, 1);
    double more = 1 + 0x1p-40;
    return HostileCase.of(
        Construction.WIDE_SUM,
        name,
        List.of(network(term, bias, violated), network(0, violated ? -1 : 1, violated)),
        Boxes.towards(
            point, new int[] {0, TERMS / 2}, new double[] {1, 1}, new double[] {more, more}),
        violated);
  }

  private static Network network(double weight, double bias, boolean strikes) {
    double[] sum = new double[TERMS + 1];
    Arrays.fill(sum, weight);
    sum[0] = bias;
    double[] half = {.5, 0};
    double[] signal = {0, 1e9};
    return Chain.of(TERMS)
        .affine(sum)
        .relu()
        .affine(strikes ? half : signal, strikes ? signal : half)
        .network();
  }
}
