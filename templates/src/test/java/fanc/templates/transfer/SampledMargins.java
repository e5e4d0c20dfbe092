package fanc.templates.transfer;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.domain.ExactEvaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The least margins that evaluation finds in the regions of a family: at their ends, corners and
 * points inside, and where one coordinate after the other went to the worse of its ends.
 *
 * <p>Double precision looks for the worst point. A bound that is about the margin there is compared
 * with the margin in exact decimals, without tolerance where the network has such.
 */
final class SampledMargins {
  private static final int POINTS = 10;
  private static final double NEAR = 1e-6;
  private static final double INEXACT = 1e-9;

  private final Network network;
  private final OutputConstraint constraint;
  private final double[][] worst;
  private final double[] least;
  private long samples;

  private SampledMargins(Network network, OutputConstraint constraint, int regions) {
    this.network = network;
    this.constraint = constraint;
    this.worst = new double[regions][];
    this.least = new double[regions];
  }

  static SampledMargins of(
      Network network, OutputConstraint constraint, RegionFamily family, Random random) {
    SampledMargins margins = new SampledMargins(network, constraint, (int) family.size());
    for (int r = 0; r < family.size(); r++) {
      margins.search(r, family.region(r), random);
    }
    return margins;
  }

  private void search(int r, InputRegion region, Random random) {
    least[r] = Double.POSITIVE_INFINITY;
    take(r, end(region, true));
    take(r, end(region, false));
    for (int k = 0; k < POINTS; k++) {
      take(r, RandomRegions.pointOrCornerOf(region, random));
    }
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      for (double to : new double[] {box.lower(k), box.upper(k)}) {
        double[] x = worst[r].clone();
        x[box.index(k)] = to;
        take(r, x);
      }
    }
  }

  private static double[] end(InputRegion region, boolean lower) {
    double[] x = region.base().toArray();
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      x[box.index(k)] = lower ? box.lower(k) : box.upper(k);
    }
    return x;
  }

  private void take(int r, double[] x) {
    samples++;
    double[] y = Evaluation.evaluate(network, x);
    double[] rows =
        constraint.halfSpaces().stream()
            .mapToDouble(
                row -> {
                  double sum = -row.offset();
                  for (int i = 0; i < y.length; i++) {
                    sum += row.normal(i) * y[i];
                  }
                  return sum;
                })
            .toArray();
    double margin = constraint.margin(rows);
    if (!(margin >= least[r])) {
      least[r] = margin;
      worst[r] = x;
    }
  }

  /** Returns how many points were evaluated. */
  long samples() {
    return samples;
  }

  /** Returns whether a lower bound of a region's margin is above the margin at some point. */
  boolean refute(int region, double bound) {
    double margin = least[region];
    if (!(bound > margin - NEAR * (1 + Math.abs(margin)))) {
      return false;
    }
    return ExactEvaluation.isPossible(network)
        ? bound > exact(worst[region])
        : bound > margin + INEXACT * (1 + Math.abs(margin));
  }

  /** Returns the margin at a point, rounded up. */
  private double exact(double[] x) {
    List<BigDecimal[]> values = ExactEvaluation.evaluateAll(network, x);
    BigDecimal[] y = values.get(network.output());
    double[] rows = new double[constraint.halfSpaces().size()];
    Arrays.setAll(rows, j -> up(exact(constraint.halfSpaces().get(j), y)));
    return constraint.margin(rows);
  }

  private static BigDecimal exact(HalfSpace row, BigDecimal[] y) {
    BigDecimal sum = new BigDecimal(row.offset()).negate();
    for (int i = 0; i < y.length; i++) {
      sum = sum.add(new BigDecimal(row.normal(i)).multiply(y[i]));
    }
    return sum;
  }

  private static double up(BigDecimal exact) {
    double nearest = exact.round(new MathContext(40, RoundingMode.CEILING)).doubleValue();
    return new BigDecimal(nearest).compareTo(exact) < 0 ? Math.nextUp(nearest) : nearest;
  }
}
