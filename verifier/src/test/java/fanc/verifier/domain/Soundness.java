package fanc.verifier.domain;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The soundness law as a function: concrete values of sampled points must lie in the bounds of
 * every value of the network.
 *
 * <p>It returns what it found instead of asserting, so that a test can also demand that it finds
 * something: a law that cannot fail shows nothing.
 */
final class Soundness {
  private Soundness() {}

  /**
   * Samples points of a region, corners included.
   *
   * <p>Networks without sigmoid and tanh are evaluated exactly and compared without any tolerance.
   * The others are evaluated in double with 1e-12 relative for the oracle's own error.
   *
   * @return a description of the first violation, or nothing
   */
  static <E> Optional<String> violation(
      Network network, Domain<E> domain, InputRegion region, int points, Random random) {
    List<E> elements =
        Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output());
    List<Bounds> bounds = elements.stream().map(domain::bounds).toList();
    for (int k = 0; k < points; k++) {
      double[] point = RandomRegions.pointOrCornerOf(region, random);
      List<BigDecimal[]> values = values(network, point);
      for (int v = 0; v < values.size(); v++) {
        Optional<String> outside = outside(bounds.get(v), values.get(v), slack(network));
        if (outside.isPresent()) {
          return Optional.of("value " + v + " '" + network.name(v) + "': " + outside.get());
        }
      }
    }
    return Optional.empty();
  }

  private static double slack(Network network) {
    return ExactEvaluation.isPossible(network) ? 0 : 1e-12;
  }

  private static List<BigDecimal[]> values(Network network, double[] point) {
    if (ExactEvaluation.isPossible(network)) {
      return ExactEvaluation.evaluateAll(network, point);
    }
    List<BigDecimal[]> values = new ArrayList<>();
    for (double[] value : Evaluation.evaluateAll(network, point)) {
      BigDecimal[] exact = new BigDecimal[value.length];
      for (int i = 0; i < value.length; i++) {
        exact[i] = new BigDecimal(value[i]);
      }
      values.add(exact);
    }
    return values;
  }

  private static Optional<String> outside(Bounds bounds, BigDecimal[] value, double slack) {
    for (int i = 0; i < value.length; i++) {
      double tolerance = slack * (1 + Math.abs(value[i].doubleValue()));
      boolean inside =
          Double.isFinite(bounds.lower(i))
              && Double.isFinite(bounds.upper(i))
              && value[i].compareTo(new BigDecimal(bounds.lower(i) - tolerance)) >= 0
              && value[i].compareTo(new BigDecimal(bounds.upper(i) + tolerance)) <= 0;
      if (!inside) {
        return Optional.of(
            "coordinate "
                + i
                + " is "
                + value[i].doubleValue()
                + ", bounds ["
                + bounds.lower(i)
                + ", "
                + bounds.upper(i)
                + "]");
      }
    }
    return Optional.empty();
  }
}
