package fanc.properties.vnnlib;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.Rational;
import fanc.properties.UnsupportedPropertyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns what a query says of outputs into the constraint that must hold: its negation.
 *
 * <p>{@code a . y + c <= 0} becomes the open half-space {@code a . y > -c}, {@code a . y + c < 0}
 * the closed one. Inputs that occur in the same inequality stand after the outputs.
 */
final class UnsafeOutputs {
  private static final long MOST_COEFFICIENTS = 1L << 25;

  private final Path file;
  private final int outputs;
  private final List<Integer> inputsAtOutput;

  UnsafeOutputs(Path file, int outputs, List<Integer> inputsAtOutput) {
    this.file = file;
    this.outputs = outputs;
    this.inputsAtOutput = inputsAtOutput;
  }

  /** Returns how many numbers the constraint speaks of. */
  private int dimension() {
    return outputs + inputsAtOutput.size();
  }

  /**
   * Returns the negation of a statement.
   *
   * @param unsafe without inequalities of inputs alone, and not false
   */
  OutputConstraint negated(Statement unsafe) {
    return new OutputConstraint(
        unsafe.equals(Statement.TRUE) ? HalfSpace.constant(false, dimension()) : formula(unsafe));
  }

  /** Returns the constraint that always holds. */
  OutputConstraint always() {
    return new OutputConstraint(HalfSpace.constant(true, dimension()));
  }

  /**
   * Checks that a constraint fits into memory.
   *
   * @throws UnsupportedPropertyException if it has more than 2^25 coefficients
   */
  void requireFits(Statement unsafe) throws UnsupportedPropertyException {
    if (halfSpaces(unsafe) * dimension() > MOST_COEFFICIENTS) {
      throw new UnsupportedPropertyException(
          file,
          "assertions",
          halfSpaces(unsafe)
              + " inequalities of "
              + dimension()
              + " outputs are too many; split the query into several files");
    }
  }

  private static long halfSpaces(Statement statement) {
    if (statement instanceof Statement.Atom) {
      return 1;
    }
    return parts(statement).stream().mapToLong(UnsafeOutputs::halfSpaces).sum();
  }

  private static List<Statement> parts(Statement statement) {
    return statement instanceof Statement.And and
        ? and.parts()
        : ((Statement.Or) statement).parts();
  }

  private OutputFormula formula(Statement unsafe) {
    if (unsafe instanceof Statement.Atom atom) {
      return halfSpace(atom);
    }
    List<OutputFormula> parts = parts(unsafe).stream().map(this::formula).toList();
    return unsafe instanceof Statement.And
        ? new OutputFormula.Any(parts)
        : new OutputFormula.All(parts);
  }

  private HalfSpace halfSpace(Statement.Atom atom) {
    Rational[] normal = new Rational[dimension()];
    Arrays.fill(normal, Rational.of(BigDecimal.ZERO));
    for (Map.Entry<Variable, Rational> term : atom.form().coefficients().entrySet()) {
      normal[position(term.getKey())] = term.getValue();
    }
    return HalfSpace.of(normal, atom.form().constant().negate(), atom.strict());
  }

  private int position(Variable variable) {
    return variable.input() ? outputs + inputsAtOutput.indexOf(variable.index()) : variable.index();
  }
}
