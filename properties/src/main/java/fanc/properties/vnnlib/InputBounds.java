package fanc.properties.vnnlib;

import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the bounds of the inputs into one box. */
final class InputBounds {
  private final Path file;
  private final Map<Variable, Rational> lower = new HashMap<>();
  private final Map<Variable, Rational> upper = new HashMap<>();

  InputBounds(Path file) {
    this.file = file;
  }

  /** Adds {@code a x + c <= 0} for one input x; of several bounds the tightest counts. */
  void add(Inequality bound) throws PropertyFormatException {
    Variable variable = bound.form().coefficients().firstKey();
    BigDecimal coefficient = bound.form().coefficients().get(variable);
    Rational end = Rational.of(bound.form().constant().negate(), coefficient);
    if (coefficient.signum() > 0) {
      upper.merge(variable, end, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    } else {
      lower.merge(variable, end, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    if (lower.containsKey(variable)
        && upper.containsKey(variable)
        && lower.get(variable).compareTo(upper.get(variable)) > 0) {
      throw new PropertyFormatException(
          file,
          "line " + bound.line(),
          "contradictory bounds "
              + lower.get(variable)
              + " <= "
              + variable
              + " <= "
              + upper.get(variable)
              + "; the query is empty");
    }
  }

  /**
   * Returns the box.
   *
   * @throws PropertyFormatException if an input has no lower or no upper bound
   */
  InputRegion region(Declarations declarations) throws PropertyFormatException {
    List<Rational> from = new ArrayList<>();
    List<Rational> to = new ArrayList<>();
    for (int i = 0; i < declarations.count(true); i++) {
      Variable variable = new Variable(true, i);
      from.add(required(lower.get(variable), variable, "lower", declarations));
      to.add(required(upper.get(variable), variable, "upper", declarations));
    }
    return InputRegion.enclosing(from, to);
  }

  private Rational required(Rational end, Variable variable, String side, Declarations declarations)
      throws PropertyFormatException {
    if (end == null) {
      throw new PropertyFormatException(
          file,
          "line " + declarations.line(variable),
          variable + " has no " + side + " bound; every input needs both");
    }
    return end;
  }
}
