package fanc.properties.vnnlib;

import fanc.properties.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of variables with exact coefficients and a constant.
 *
 * @param coefficients none is 0
 * @param constant the rest
 */
record LinearForm(SortedMap<Variable, Rational> coefficients, Rational constant) {
  private static final Rational ONE = Rational.of(BigDecimal.ONE);
  private static final Rational MINUS_ONE = ONE.negate();
  private static final Rational ZERO = Rational.of(BigDecimal.ZERO);

  static LinearForm of(Rational constant) {
    return new LinearForm(new TreeMap<>(), constant);
  }

  static LinearForm of(Variable variable) {
    return new LinearForm(new TreeMap<>(Map.of(variable, ONE)), ZERO);
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }

  /**
   * Returns the sum of many, in time proportional to their lengths.
   *
   * @throws IllegalArgumentException if a number leaves the limits of {@link Rational}
   */
  static LinearForm sum(List<LinearForm> forms) {
    TreeMap<Variable, Rational> sum = new TreeMap<>();
    Rational constant = ZERO;
    for (LinearForm form : forms) {
      form.coefficients.forEach((variable, value) -> sum.merge(variable, value, Rational::plus));
      constant = constant.plus(form.constant);
    }
    sum.values().removeIf(value -> value.signum() == 0);
    return new LinearForm(sum, constant);
  }

  /**
   * Returns the product with a number.
   *
   * @throws IllegalArgumentException if a number leaves the limits of {@link Rational}
   */
  LinearForm times(Rational factor) {
    TreeMap<Variable, Rational> product = new TreeMap<>();
    if (factor.signum() != 0) {
      coefficients.forEach((variable, value) -> product.put(variable, value.times(factor)));
    }
    return new LinearForm(product, constant.times(factor));
  }

  LinearForm negate() {
    return times(MINUS_ONE);
  }

  LinearForm minus(LinearForm other) {
    return sum(List.of(this, other.negate()));
  }

  /** Returns {@code form <= 0} as a person would write it: {@code Y_0 <= 2 Y_1 + 1}. */
  String atMostZero(boolean strict) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    coefficients.forEach(
        (variable, value) -> {
          boolean positive = value.signum() > 0;
          String factor = (positive ? value : value.negate()).toString();
          (positive ? left : right)
              .add(factor.equals("1") ? variable.toString() : factor + " " + variable);
        });
    boolean flipped = left.isEmpty();
    List<String> first = flipped ? right : left;
    List<String> second = flipped ? left : right;
    Rational rest = flipped ? constant : constant.negate();
    if (rest.signum() != 0 || second.isEmpty()) {
      second.add(rest.toString());
    }
    return String.join(" + ", first)
        + (flipped ? " >" : " <")
        + (strict ? " " : "= ")
        + String.join(" + ", second);
  }
}
