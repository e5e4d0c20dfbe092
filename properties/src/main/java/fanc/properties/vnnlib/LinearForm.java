package fanc.properties.vnnlib;

import fanc.properties.Rational;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of variables with exact decimal coefficients and a constant.
 *
 * @param coefficients none is 0
 * @param constant the rest
 */
record LinearForm(SortedMap<Variable, BigDecimal> coefficients, BigDecimal constant) {
  static LinearForm of(BigDecimal constant) {
    return new LinearForm(new TreeMap<>(), constant);
  }

  static LinearForm of(Variable variable) {
    return new LinearForm(new TreeMap<>(Map.of(variable, BigDecimal.ONE)), BigDecimal.ZERO);
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }

  /**
   * Returns the sum of both.
   *
   * @throws IllegalArgumentException if a coefficient leaves the limits of {@link
   *     Rational#inLimits}
   */
  LinearForm plus(LinearForm other) {
    TreeMap<Variable, BigDecimal> sum = new TreeMap<>(coefficients);
    other.coefficients.forEach((variable, value) -> sum.merge(variable, value, BigDecimal::add));
    sum.values().removeIf(value -> value.signum() == 0);
    sum.replaceAll((variable, value) -> Rational.inLimits(value));
    return new LinearForm(sum, Rational.inLimits(constant.add(other.constant)));
  }

  /**
   * Returns the product with a number.
   *
   * @throws IllegalArgumentException if a coefficient leaves the limits of {@link
   *     Rational#inLimits}
   */
  LinearForm times(BigDecimal factor) {
    TreeMap<Variable, BigDecimal> product = new TreeMap<>();
    if (factor.signum() != 0) {
      coefficients.forEach(
          (variable, value) -> product.put(variable, Rational.inLimits(value.multiply(factor))));
    }
    return new LinearForm(product, Rational.inLimits(constant.multiply(factor)));
  }

  LinearForm minus(LinearForm other) {
    return plus(other.times(BigDecimal.ONE.negate()));
  }
}
