package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the formula of an assertion: and, or, not, implications and linear inequalities. */
final class StatementReader {
  private final Path file;
  private final Dialect dialect;
  private final TermReader terms;

  /** Which comparisons there are beside those of all versions. */
  enum Dialect {
    /** Those of SMT-LIB. */
    SCALARS("<= >= < > = and or not =>"),
    /** {@code ==} and {@code !=} too, as in VNN-LIB 2.0. */
    TENSORS("<= >= < > == != and or");

    private final String known;

    Dialect(String known) {
      this.known = known;
    }
  }

  StatementReader(Path file, Declarations declarations, Dialect dialect) {
    this.file = file;
    this.dialect = dialect;
    this.terms = new TermReader(file, declarations);
  }

  /**
   * Returns the statement.
   *
   * @throws PropertyFormatException naming the line if the formula is malformed or not linear
   */
  Statement statement(SExpression expression) throws PropertyFormatException {
    if (expression instanceof SExpression.Word word) {
      return switch (word.text()) {
        case "true" -> Statement.TRUE;
        case "false" -> Statement.FALSE;
        default -> throw wrong(word, "\"" + word + "\", expected an inequality, and, or, not");
      };
    }
    SExpression.Group group = (SExpression.Group) expression;
    return switch (group.head()) {
      case "and" -> Statement.and(parts(group));
      case "or" -> Statement.or(parts(group));
      case "not" -> not(group);
      case "=>" -> implication(group);
      case "<=", ">=", "<", ">", "=" -> comparison(group);
      default -> ofDialect(group);
    };
  }

  private Statement ofDialect(SExpression.Group group) throws PropertyFormatException {
    boolean tensors = dialect == Dialect.TENSORS;
    if (tensors && group.head().equals("==")) {
      return comparison(group);
    }
    if (tensors && group.head().equals("!=") && group.arguments().size() == 2) {
      return comparison(group).negated();
    }
    throw wrong(
        group,
        "operator \""
            + group.head()
            + "\" is not known, expected "
            + dialect.known
            + (group.head().equals("let") ? "; write the terms out" : ""));
  }

  private List<Statement> parts(SExpression.Group group) throws PropertyFormatException {
    if (group.arguments().isEmpty()) {
      throw wrong(group, group + " without inequalities");
    }
    List<Statement> parts = new ArrayList<>();
    for (SExpression argument : group.arguments()) {
      parts.add(statement(argument));
    }
    return parts;
  }

  private Statement not(SExpression.Group group) throws PropertyFormatException {
    List<Statement> parts = parts(group);
    if (parts.size() != 1) {
      throw wrong(group, "not needs one formula, not " + parts.size());
    }
    return parts.get(0).negated();
  }

  /** Implications associate to the right: all conditions, or else the last. */
  private Statement implication(SExpression.Group group) throws PropertyFormatException {
    List<Statement> parts = parts(group);
    if (parts.size() < 2) {
      throw wrong(group, "=> needs a condition and a consequence");
    }
    int last = parts.size() - 1;
    return Statement.or(List.of(Statement.and(parts.subList(0, last)).negated(), parts.get(last)));
  }

  /** A chain such as {@code (<= 0 X_0 1)} compares neighbours. */
  private Statement comparison(SExpression.Group group) throws PropertyFormatException {
    List<SExpression> sides = group.arguments();
    if (sides.size() < 2) {
      throw wrong(group, group.head() + " needs two sides, not " + sides.size());
    }
    List<Statement> links = new ArrayList<>();
    LinearForm left = terms.term(sides.get(0));
    for (SExpression side : sides.subList(1, sides.size())) {
      LinearForm right = terms.term(side);
      links.add(link(group, left, right));
      left = right;
    }
    return Statement.and(links);
  }

  private Statement link(SExpression.Group group, LinearForm left, LinearForm right)
      throws PropertyFormatException {
    try {
      return switch (group.head()) {
        case "<=" -> atMostZero(left.minus(right), false, group.line());
        case "<" -> atMostZero(left.minus(right), true, group.line());
        case ">=" -> atMostZero(right.minus(left), false, group.line());
        case ">" -> atMostZero(right.minus(left), true, group.line());
        default ->
            Statement.and(
                List.of(
                    atMostZero(left.minus(right), false, group.line()),
                    atMostZero(right.minus(left), false, group.line())));
      };
    } catch (IllegalArgumentException e) {
      throw wrong(group, e.getMessage());
    }
  }

  private static Statement atMostZero(LinearForm form, boolean strict, int line) {
    if (!form.isConstant()) {
      return new Statement.Atom(form, strict, line);
    }
    int sign = form.constant().signum();
    return sign < 0 || (sign == 0 && !strict) ? Statement.TRUE : Statement.FALSE;
  }

  private PropertyFormatException wrong(SExpression at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }
}
