package fanc.verifier.difference;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.Reach;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.domain.ProductDomain;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The soundness law of a drift as a function: at sampled points of a region the parent's values lie
 * in H, the child's in B and their differences in D.
 *
 * <p>It returns what it found instead of asserting, so that a test can also demand that it finds
 * something. Networks that have an exact evaluation are compared without any tolerance.
 */
final class DriftLaw {
  private static final Kernels KERNELS = new JavaKernels();

  private DriftLaw() {}

  /** Returns bounds of the parent's values, from boxes or from zonotopes, some of them left out. */
  static Hulls hulls(Network parent, InputRegion region, Random random) {
    return random.nextBoolean()
        ? hulls(parent, new BoxDomain(KERNELS), region, random)
        : hulls(parent, new ProductDomain(Symbols.FRESH, KERNELS), region, random);
  }

  private static <E> Hulls hulls(
      Network parent, Domain<E> domain, InputRegion region, Random random) {
    List<Bounds> hulls = new ArrayList<>();
    for (E element :
        Reach.reachAll(parent, domain, 0, domain.abstraction(region), parent.output())) {
      hulls.add(random.nextInt(5) == 0 ? null : domain.bounds(element));
    }
    return new Hulls(hulls);
  }

  /** Returns the drift of a pass of one of the kinds. */
  static Drift drift(NetworkPair pair, InputRegion region, Random random) {
    DifferencePass pass =
        switch (random.nextInt(4)) {
          case 0 -> DifferencePass.withoutOwnIntervals(pair);
          case 1 -> DifferencePass.refined(pair, random.nextInt(2) * 1e4 + 100);
          default -> DifferencePass.of(pair);
        };
    return pass.over(BoxInputs.of(region), hulls(pair.parent(), region, random));
  }

  /**
   * Looks for a sampled point at which something claimed does not hold.
   *
   * @param change what to claim of differences instead of what the drift does
   */
  static Optional<String> violation(
      NetworkPair pair, Drift drift, UnaryOperator<Bounds> change, Samples samples) {
    Network parent = pair.parent();
    for (int k = 0; k < samples.count(); k++) {
      double[] x = RandomRegions.pointOrCornerOf(samples.region(), samples.random());
      List<BigDecimal[]> from = values(parent, x);
      List<BigDecimal[]> to = values(pair.child(), x);
      double slack = ExactEvaluation.isPossible(parent) ? 0 : 1e-12;
      for (int v = 0; v <= parent.output(); v++) {
        boolean inside =
            (!drift.parent().knows(v) || contains(drift.parent().at(v), from.get(v), slack))
                && contains(drift.child().at(v), to.get(v), slack)
                && contains(change.apply(drift.difference(v)), minus(to, from, v), slack);
        if (!inside) {
          return Optional.of("value " + v + " of " + parent);
        }
      }
    }
    return Optional.empty();
  }

  /** Points of a region. */
  record Samples(InputRegion region, int count, Random random) {}

  static List<BigDecimal[]> values(Network network, double[] x) {
    if (ExactEvaluation.isPossible(network)) {
      return ExactEvaluation.evaluateAll(network, x);
    }
    List<BigDecimal[]> values = new ArrayList<>();
    for (double[] value : Evaluation.evaluateAll(network, x)) {
      BigDecimal[] exact = new BigDecimal[value.length];
      for (int i = 0; i < value.length; i++) {
        exact[i] = new BigDecimal(value[i]);
      }
      values.add(exact);
    }
    return values;
  }

  private static BigDecimal[] minus(List<BigDecimal[]> to, List<BigDecimal[]> from, int value) {
    BigDecimal[] difference = to.get(value).clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] = difference[i].subtract(from.get(value)[i]);
    }
    return difference;
  }

  private static boolean contains(Bounds bounds, BigDecimal[] value, double slack) {
    for (int i = 0; i < value.length; i++) {
      double tolerance = slack * (1 + Math.abs(value[i].doubleValue()));
      boolean inside =
          Double.isFinite(bounds.lower(i))
              && Double.isFinite(bounds.upper(i))
              && value[i].compareTo(new BigDecimal(bounds.lower(i) - tolerance)) >= 0
              && value[i].compareTo(new BigDecimal(bounds.upper(i) + tolerance)) <= 0;
      if (!inside) {
        return false;
      }
    }
    return true;
  }
}
