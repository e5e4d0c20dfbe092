package fanc.properties.vnnlib;

import fanc.properties.UnsupportedPropertyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a statement into ways to satisfy it, each with one convex set of inputs.
 *
 * <p>Only disjunctions that have inequalities of inputs in them are multiplied out, for a region
 * must be convex. What is said of outputs stays as nested as it was written.
 */
final class DisjunctiveForm {
  /** More than the largest published benchmark has boxes, and still little memory. */
  static final int MOST = 250_000;

  /** Each box has an end for each input, and they are all looked at. */
  private static final long MOST_ENDS = 1L << 28;

  private final Path file;

  DisjunctiveForm(Path file) {
    this.file = file;
  }

  /**
   * Returns the ways; the statement holds where one of them does.
   *
   * @param inputs number of inputs
   * @throws UnsupportedPropertyException if there are more than {@link #MOST}, or more than 2^28
   *     ends of intervals in all
   */
  List<Disjunct> of(Statement statement, int inputs) throws UnsupportedPropertyException {
    List<Disjunct> ways = of(statement);
    if ((long) ways.size() * inputs > MOST_ENDS) {
      throw new UnsupportedPropertyException(
          file,
          "assertions",
          String.format(
              Locale.ROOT,
              "%,d boxes of %,d inputs are too many; split the query into several files",
              ways.size(),
              inputs));
    }
    return ways;
  }

  private List<Disjunct> of(Statement statement) throws UnsupportedPropertyException {
    if (!statement.boundsInputs()) {
      return statement.equals(Statement.FALSE) ? List.of() : List.of(outputs(statement));
    }
    if (statement instanceof Statement.Atom atom) {
      return List.of(new Disjunct(List.of(atom), List.of(), List.of()));
    }
    return statement instanceof Statement.And and
        ? product(and.parts())
        : union(((Statement.Or) statement).parts());
  }

  private static Disjunct outputs(Statement statement) {
    return new Disjunct(List.of(), List.of(statement), List.of());
  }

  /** Alternatives about outputs alone stay one. */
  private List<Disjunct> union(List<Statement> parts) throws UnsupportedPropertyException {
    List<Disjunct> union = new ArrayList<>();
    List<Statement> outputs = new ArrayList<>();
    for (Statement part : parts) {
      if (part.boundsInputs()) {
        union.addAll(of(part));
        requireFew(union.size());
      } else {
        outputs.add(part);
      }
    }
    if (!outputs.isEmpty()) {
      union.add(outputs(Statement.or(outputs)));
    }
    return union;
  }

  private List<Disjunct> product(List<Statement> parts) throws UnsupportedPropertyException {
    List<Statement.Atom> inputs = new ArrayList<>();
    List<Statement> outputs = new ArrayList<>();
    List<List<Disjunct>> choices = new ArrayList<>();
    long count = 1;
    for (Statement part : parts) {
      if (!part.boundsInputs()) {
        outputs.add(part);
      } else if (part instanceof Statement.Atom atom) {
        inputs.add(atom);
      } else {
        List<Disjunct> choice = of(part);
        count *= choice.size();
        requireFew(count);
        choices.add(choice);
      }
    }
    List<List<Disjunct>> picks =
        List.of(List.of(new Disjunct(List.copyOf(inputs), List.copyOf(outputs), List.of())));
    for (List<Disjunct> choice : choices) {
      picks = extended(picks, choice);
    }
    return picks.stream()
        .map(p -> p.size() == 1 ? p.get(0) : new Disjunct(List.of(), List.of(), p))
        .toList();
  }

  private static List<List<Disjunct>> extended(List<List<Disjunct>> picks, List<Disjunct> choice) {
    List<List<Disjunct>> longer = new ArrayList<>(picks.size() * choice.size());
    for (List<Disjunct> pick : picks) {
      for (Disjunct next : choice) {
        List<Disjunct> joined = new ArrayList<>(pick);
        joined.add(next);
        longer.add(joined);
      }
    }
    return longer;
  }

  private void requireFew(long count) throws UnsupportedPropertyException {
    if (count > MOST) {
      throw new UnsupportedPropertyException(
          file,
          "assertions",
          String.format(
              Locale.ROOT,
              "they multiply out to more than %,d input boxes; split the query into several files",
              MOST));
    }
  }
}
