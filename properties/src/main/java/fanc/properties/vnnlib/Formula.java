package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import fanc.properties.UnsupportedPropertyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the formula of an assertion into a disjunction of conjunctions of inequalities. */
final class Formula {
  private static final int MOST_ALTERNATIVES = 10_000;

  private final Path file;
  private final Declarations declarations;

  Formula(Path file, Declarations declarations) {
    this.file = file;
    this.declarations = declarations;
  }

  /** Returns the alternatives; each holds if all its inequalities do, none always holds. */
  List<List<Inequality>> alternatives(SExpression expression) throws PropertyFormatException {
    if (!(expression instanceof SExpression.Group group)) {
      throw wrong(expression, "\"" + expression + "\", expected an inequality, and, or");
    }
    return switch (group.head()) {
      case "and" -> and(group);
      case "or" -> or(group);
      case "<=", ">=" -> inequality(group);
      default ->
          throw wrong(
              group, "operator \"" + group.head() + "\" is not known, expected <= >= and or");
    };
  }

  private List<List<Inequality>> and(SExpression.Group group) throws PropertyFormatException {
    requireArguments(group);
    List<List<List<Inequality>>> parts = new ArrayList<>();
    for (SExpression argument : group.arguments()) {
      parts.add(alternatives(argument));
    }
    return product(parts, group.line());
  }

  private List<List<Inequality>> or(SExpression.Group group) throws PropertyFormatException {
    requireArguments(group);
    List<List<Inequality>> all = new ArrayList<>();
    for (SExpression argument : group.arguments()) {
      all.addAll(alternatives(argument));
    }
    return all;
  }

  private void requireArguments(SExpression.Group group) throws PropertyFormatException {
    if (group.arguments().isEmpty()) {
      throw wrong(group, group + " without inequalities");
    }
  }

  /** Returns every choice of one alternative from each part, joined. */
  List<List<Inequality>> product(List<List<List<Inequality>>> parts, int line)
      throws PropertyFormatException {
    List<List<Inequality>> product = List.of(new ArrayList<>());
    for (List<List<Inequality>> part : parts) {
      if (part.size() == 1) {
        product.forEach(alternative -> alternative.addAll(part.get(0)));
        continue;
      }
      if ((long) product.size() * part.size() > MOST_ALTERNATIVES) {
        throw new UnsupportedPropertyException(
            file, "line " + line, "more than " + MOST_ALTERNATIVES + " alternatives");
      }
      List<List<Inequality>> longer = new ArrayList<>();
      for (List<Inequality> alternative : product) {
        for (List<Inequality> choice : part) {
          List<Inequality> joined = new ArrayList<>(alternative);
          joined.addAll(choice);
          longer.add(joined);
        }
      }
      product = longer;
    }
    return product;
  }

  private List<List<Inequality>> inequality(SExpression.Group group)
      throws PropertyFormatException {
    if (group.arguments().size() != 2) {
      throw wrong(group, group.head() + " needs two sides, not " + group.arguments().size());
    }
    LinearForm left = term(group.arguments().get(0));
    LinearForm right = term(group.arguments().get(1));
    boolean atMost = group.head().equals("<=");
    LinearForm form = atMost ? minus(group, left, right) : minus(group, right, left);
    if (!form.isConstant()) {
      Inequality inequality = new Inequality(form, group.line());
      inequality.requireInScope(file);
      return List.of(List.of(inequality));
    }
    if (form.constant().signum() > 0) {
      throw wrong(group, "this can never hold; the query is empty");
    }
    return List.of(List.of());
  }

  private LinearForm term(SExpression expression) throws PropertyFormatException {
    if (expression instanceof SExpression.Word word) {
      return isNumber(word) ? number(word) : LinearForm.of(declarations.variable(word));
    }
    SExpression.Group group = (SExpression.Group) expression;
    if (!List.of("+", "-", "*").contains(group.head()) || group.arguments().isEmpty()) {
      throw wrong(
          group, group + " is no term, expected a number, a variable, (+ ...) (- ...) (* ...)");
    }
    LinearForm result = term(group.arguments().get(0));
    if (group.head().equals("-") && group.arguments().size() == 1) {
      return minus(group, LinearForm.of(BigDecimal.ZERO), result);
    }
    for (SExpression argument : group.arguments().subList(1, group.arguments().size())) {
      LinearForm next = term(argument);
      result =
          switch (group.head()) {
            case "-" -> minus(group, result, next);
            case "*" -> times(group, result, next);
            default -> minus(group, result, minus(group, LinearForm.of(BigDecimal.ZERO), next));
          };
    }
    return result;
  }

  private static boolean isNumber(SExpression.Word word) {
    char first = word.text().charAt(0);
    return Character.isDigit(first) || "+-.".indexOf(first) >= 0;
  }

  private LinearForm number(SExpression.Word word) throws PropertyFormatException {
    try {
      return LinearForm.of(Rational.decimal(word.text()));
    } catch (IllegalArgumentException e) {
      throw wrong(word, e.getMessage());
    }
  }

  private LinearForm minus(SExpression at, LinearForm left, LinearForm right)
      throws PropertyFormatException {
    try {
      return left.minus(right);
    } catch (IllegalArgumentException e) {
      throw wrong(at, e.getMessage());
    }
  }

  private LinearForm times(SExpression at, LinearForm left, LinearForm right)
      throws PropertyFormatException {
    if (!left.isConstant() && !right.isConstant()) {
      throw new UnsupportedPropertyException(
          file, "line " + at.line(), "a product of variables is not linear and not built");
    }
    try {
      return left.isConstant() ? right.times(left.constant()) : left.times(right.constant());
    } catch (IllegalArgumentException e) {
      throw wrong(at, e.getMessage());
    }
  }

  private PropertyFormatException wrong(SExpression at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }
}
