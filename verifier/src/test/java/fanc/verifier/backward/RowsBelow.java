package fanc.verifier.backward;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Hulls;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The law of backward bounds as a function: at sampled points rows of a value are nowhere below
 * what they were carried back to, at every cut before it.
 *
 * <p>It returns what it found, so that a test can also demand that it finds something. Networks
 * without exponentials are evaluated to 60 digits and compared to 50.
 */
final class RowsBelow {
  /** Replaces the pullback of a value; for faults. */
  interface Replacement {
    Pullback of(Network network, int value, Pullback pullback);
  }

  /** Leaves pullbacks as they are. */
  static final Replacement NONE = (network, value, pullback) -> pullback;

  private RowsBelow() {}

  /** Returns bounds of every value over the region by interval arithmetic. */
  static Hulls hulls(Network network, InputRegion region) {
    JavaKernels kernels = new JavaKernels();
    Hulls input = new Hulls(Arrays.asList(new BoxDomain(kernels).abstraction(region)));
    return MissingHulls.fill(network, input, kernels);
  }

  /** Returns random rows of a value, some coefficients 0, with constants. */
  static LinearRows rows(int width, Random random) {
    int count = 1 + random.nextInt(3);
    double[] coefficients = new double[count * width];
    Arrays.setAll(coefficients, i -> random.nextInt(4) == 0 ? 0 : random.nextGaussian());
    double[] constants = new double[count];
    Arrays.setAll(constants, i -> random.nextGaussian());
    return new LinearRows(count, width, coefficients, constants);
  }

  static Optional<String> violation(
      Network network, InputRegion region, Replacement replacement, Random random) {
    return violation(network, network, region, replacement, random);
  }

  /**
   * Does the same where the network is known up to errors.
   *
   * @param truth one of the networks that it may be
   */
  static Optional<String> violation(
      Network network, Network truth, InputRegion region, Replacement replacement, Random random) {
    Hulls hulls = hulls(network, region);
    BackwardPass pass = new BackwardPass(network, new JavaKernels());
    int at = random.nextInt(4) == 0 ? 1 + random.nextInt(network.output()) : network.output();
    LinearRows rows = rows(network.shape(at).size(), random);
    Pullback[] pullbacks = new Pullback[at + 1];
    for (int v = 1; v <= at; v++) {
      pullbacks[v] = replacement.of(network, v, pass.pullback(v, hulls));
    }
    List<List<BigDecimal[]>> points = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      points.add(values(truth, RandomRegions.pointOrCornerOf(region, random)));
    }
    for (int cut : network.cuts()) {
      if (cut <= at) {
        LinearRows back = pass.lower(rows, at, cut, hulls, pullbacks);
        for (List<BigDecimal[]> values : points) {
          for (int row = 0; row < rows.count(); row++) {
            double slack = slack(network);
            if (isAbove(
                value(back, row, values.get(cut)), value(rows, row, values.get(at)), slack)) {
              return Optional.of("row " + row + " of value " + at + " at cut " + cut);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the relative error of {@link #values}: means are rounded to 60 digits. */
  static double slack(Network network) {
    return ExactEvaluation.isPossible(network) ? 1e-50 : 1e-10;
  }

  private static boolean isAbove(BigDecimal lower, BigDecimal value, double slack) {
    double tolerance = slack * (1 + value.abs().doubleValue() + lower.abs().doubleValue());
    return lower.subtract(value).compareTo(new BigDecimal(tolerance)) > 0;
  }

  static BigDecimal value(LinearRows rows, int row, BigDecimal[] x) {
    BigDecimal sum = new BigDecimal(rows.constants()[row]);
    for (int i = 0; i < x.length; i++) {
      double a = rows.coefficients()[row * x.length + i];
      sum = sum.add(new BigDecimal(a).multiply(x[i]));
    }
    return sum;
  }

  static List<BigDecimal[]> values(Network network, double[] point) {
    if (ExactEvaluation.isPossible(network)) {
      return ExactEvaluation.evaluateAll(network, point);
    }
    List<BigDecimal[]> values = new ArrayList<>();
    for (double[] value : Evaluation.evaluateAll(network, point)) {
      values.add(Arrays.stream(value).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new));
    }
    return values;
  }
}
