package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import fanc.properties.UnsupportedPropertyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads linear terms: numbers, variables, and {@code + - * /} of them as far as that is linear. */
final class TermReader {
  private static final List<String> OPERATORS = List.of("+", "-", "*", "/");

  private final Path file;
  private final Declarations declarations;

  TermReader(Path file, Declarations declarations) {
    this.file = file;
    this.declarations = declarations;
  }

  /**
   * Returns the term.
   *
   * @throws PropertyFormatException if it is malformed; {@link UnsupportedPropertyException} if it
   *     is not linear
   */
  LinearForm term(SExpression expression) throws PropertyFormatException {
    if (expression instanceof SExpression.Word word) {
      return isNumber(word) ? number(word) : LinearForm.of(declarations.variable(word));
    }
    SExpression.Group group = (SExpression.Group) expression;
    if (!OPERATORS.contains(group.head()) || group.arguments().isEmpty()) {
      throw wrong(
          group,
          group + " is no term, expected a number, a variable, (+ ...) (- ...) (* ...) (/ ...)");
    }
    List<LinearForm> operands = new ArrayList<>();
    for (SExpression argument : group.arguments()) {
      operands.add(term(argument));
    }
    try {
      return combined(group, operands);
    } catch (IllegalArgumentException e) {
      throw wrong(group, e.getMessage());
    }
  }

  private LinearForm combined(SExpression.Group group, List<LinearForm> operands)
      throws PropertyFormatException {
    return switch (group.head()) {
      case "+" -> LinearForm.sum(operands);
      case "-" -> difference(operands);
      case "*" -> product(group, operands);
      default -> quotient(group, operands);
    };
  }

  private static LinearForm difference(List<LinearForm> operands) {
    LinearForm first = operands.get(0);
    return operands.size() == 1
        ? first.negate()
        : first.minus(LinearForm.sum(operands.subList(1, operands.size())));
  }

  private LinearForm product(SExpression.Group group, List<LinearForm> operands)
      throws PropertyFormatException {
    LinearForm product = operands.get(0);
    for (LinearForm factor : operands.subList(1, operands.size())) {
      if (!product.isConstant() && !factor.isConstant()) {
        throw new UnsupportedPropertyException(
            file,
            "line " + group.line(),
            "a product of variables is not linear and not built; only linear terms are");
      }
      product =
          factor.isConstant() ? product.times(factor.constant()) : factor.times(product.constant());
    }
    return product;
  }

  private LinearForm quotient(SExpression.Group group, List<LinearForm> operands)
      throws PropertyFormatException {
    if (operands.size() != 2) {
      throw wrong(group, "/ needs two operands, not " + operands.size());
    }
    LinearForm divisor = operands.get(1);
    if (!divisor.isConstant()) {
      throw new UnsupportedPropertyException(
          file,
          "line " + group.line(),
          "a division by a variable is not linear and not built; only linear terms are");
    }
    Rational one = Rational.of(BigDecimal.ONE);
    return operands.get(0).times(one.dividedBy(divisor.constant()));
  }

  private static boolean isNumber(SExpression.Word word) {
    char first = word.text().charAt(0);
    return Character.isDigit(first) || "+-.".indexOf(first) >= 0;
  }

  private LinearForm number(SExpression.Word word) throws PropertyFormatException {
    try {
      return LinearForm.of(Rational.of(Rational.decimal(word.text())));
    } catch (IllegalArgumentException e) {
      throw wrong(word, e.getMessage());
    }
  }

  private PropertyFormatException wrong(SExpression at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }
}
