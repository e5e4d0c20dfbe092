package fanc.properties.vnnlib;

import java.util.ArrayList;
import java.util.List;

/** What an assertion says of inputs and outputs: inequalities joined by and and or. */
sealed interface Statement {
  /** What always holds. */
  Statement TRUE = new And(List.of(), false);

  /** What never holds. */
  Statement FALSE = new Or(List.of(), false);

  /** Returns whether an inequality of inputs alone is part of it. */
  boolean boundsInputs();

  /** Returns what holds exactly where this does not. */
  Statement negated();

  /**
   * The statement {@code form <= 0}, or {@code form < 0} if it is strict.
   *
   * @param form not constant
   * @param strict whether equality is excluded
   * @param line where it stands
   */
  record Atom(LinearForm form, boolean strict, int line) implements Statement {
    @Override
    public boolean boundsInputs() {
      return form.coefficients().keySet().stream().allMatch(Variable::input);
    }

    @Override
    public Statement negated() {
      return new Atom(form.negate(), !strict, line);
    }

    @Override
    public String toString() {
      return form.atMostZero(strict);
    }
  }

  /**
   * All parts hold; use {@link Statement#and}.
   *
   * @param parts none is constant
   * @param boundsInputs whether one of them bounds inputs
   */
  record And(List<Statement> parts, boolean boundsInputs) implements Statement {
    @Override
    public Statement negated() {
      return or(parts.stream().map(Statement::negated).toList());
    }
  }

  /**
   * At least one part holds; use {@link Statement#or}.
   *
   * @param parts none is constant
   * @param boundsInputs whether one of them bounds inputs
   */
  record Or(List<Statement> parts, boolean boundsInputs) implements Statement {
    @Override
    public Statement negated() {
      return and(parts.stream().map(Statement::negated).toList());
    }
  }

  /** Returns that all parts hold, without constants and without nested conjunctions. */
  static Statement and(List<Statement> parts) {
    List<Statement> flat = new ArrayList<>();
    for (Statement part : parts) {
      if (part.equals(FALSE)) {
        return FALSE;
      }
      if (part instanceof And and) {
        flat.addAll(and.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1
        ? flat.get(0)
        : new And(List.copyOf(flat), flat.stream().anyMatch(Statement::boundsInputs));
  }

  /** Returns that a part holds, without constants and without nested disjunctions. */
  static Statement or(List<Statement> parts) {
    List<Statement> flat = new ArrayList<>();
    for (Statement part : parts) {
      if (part.equals(TRUE)) {
        return TRUE;
      }
      if (part instanceof Or or) {
        flat.addAll(or.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1
        ? flat.get(0)
        : new Or(List.copyOf(flat), flat.stream().anyMatch(Statement::boundsInputs));
  }
}
