package fanc.cli.hostile;

import fanc.cli.exact.FormulaMargin;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The margins of a chain of affine maps and rectifiers at one point, in decimals of unlimited
 * length: doubles are such decimals, and sums and products of them too.
 */
public final class ExactMargin {
  private ExactMargin() {}

  /**
   * Returns the constraint's margin.
   *
   * @throws IllegalArgumentException if an op is neither affine nor a rectifier
   */
  public static BigDecimal at(Network network, OutputConstraint constraint, double[] x) {
    BigDecimal[] y = Arrays.stream(x).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    for (Step step : network.steps()) {
      y = step.op() instanceof Relu ? rectified(y) : affine((Affine) step.op(), y);
    }
    BigDecimal[] output = y;
    return FormulaMargin.of(
        constraint.formula(),
        constraint.halfSpaces().stream().map(row -> margin(row, output)).toList());
  }

  private static BigDecimal margin(HalfSpace row, BigDecimal[] y) {
    BigDecimal sum = new BigDecimal(row.offset()).negate();
    for (int i = 0; i < y.length; i++) {
      sum = sum.add(new BigDecimal(row.normal(i)).multiply(y[i]));
    }
    return sum;
  }

  private static BigDecimal[] rectified(BigDecimal[] x) {
    return Arrays.stream(x).map(v -> v.max(BigDecimal.ZERO)).toArray(BigDecimal[]::new);
  }

  private static BigDecimal[] affine(Affine op, BigDecimal[] x) {
    BigDecimal[] y = new BigDecimal[op.outputs()];
    for (int j = 0; j < y.length; j++) {
      y[j] = new BigDecimal(op.bias().get(j));
      for (int i = 0; i < x.length; i++) {
        double weight = op.weight().get(i * y.length + j);
        if (weight != 0 && x[i].signum() != 0) {
          y[j] = y[j].add(new BigDecimal(weight).multiply(x[i]));
        }
      }
    }
    return y;
  }
}
