package fanc.properties.vnnlib;

import fanc.properties.HalfSpace;
import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import fanc.properties.UnsupportedPropertyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/**
 * The statement {@code form <= 0}.
 *
 * @param form the left-hand side
 * @param line where it stands
 */
record Inequality(LinearForm form, int line) {
  /** Returns whether it speaks of inputs. */
  boolean isInput() {
    return form.coefficients().keySet().stream().anyMatch(Variable::input);
  }

  /**
   * Checks that it is a bound of one input or an inequality of outputs.
   *
   * @throws UnsupportedPropertyException if it joins several inputs, or inputs with outputs
   */
  void requireInScope(Path file) throws PropertyFormatException {
    if (isInput() && form.coefficients().size() > 1) {
      throw new UnsupportedPropertyException(
          file,
          "line " + line,
          "an inequality of several variables with an input among them is not built yet;"
              + " inputs need bounds by numbers");
    }
  }

  /**
   * Returns the outputs for which an inequality of outputs does not hold: {@code a . y + c <= 0}
   * gives {@code a . y > -c}, the right-hand side rounded up.
   *
   * @throws UnsupportedPropertyException if a coefficient is no double
   */
  HalfSpace negated(Path file, int outputs) throws PropertyFormatException {
    double[] normal = new double[outputs];
    for (Map.Entry<Variable, BigDecimal> term : form.coefficients().entrySet()) {
      double coefficient = term.getValue().doubleValue();
      if (new BigDecimal(coefficient).compareTo(term.getValue()) != 0) {
        throw new UnsupportedPropertyException(
            file,
            "line " + line,
            "the coefficient " + term.getValue() + " is no double; multiply the inequality");
      }
      normal[term.getKey().index()] = coefficient;
    }
    return new HalfSpace(normal, Rational.of(form.constant().negate()).roundUp());
  }
}
