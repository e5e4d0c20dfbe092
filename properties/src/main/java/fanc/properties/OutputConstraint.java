package fanc.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What must hold at the output: a formula of half-spaces.
 *
 * <p>A label claim demands the half-space {@code y_label > y_j} for each other label. A VNN-LIB
 * query names the unsafe outputs; the constraint is the negation of that.
 *
 * <p><b>Ties.</b> On the boundary, where the margin is 0, an open half-space does not hold and a
 * closed one does. A margin of exactly 0 of a closed half-space therefore counts as the least
 * positive number, for lower and for upper bounds alike, and everybody else can go by the one rule
 * that the constraint holds exactly if its margin is greater than 0.
 */
public final class OutputConstraint {
  private final OutputFormula formula;
  private final List<HalfSpace> halfSpaces;

  /**
   * Makes the constraint.
   *
   * @throws IllegalArgumentException if its half-spaces are over different numbers of outputs
   */
  public OutputConstraint(OutputFormula formula) {
    this.formula = formula;
    List<HalfSpace> found = new ArrayList<>();
    collect(formula, found);
    this.halfSpaces = List.copyOf(found);
    if (found.stream().anyMatch(h -> h.dimension() != dimension())) {
      throw new IllegalArgumentException("half-spaces over different numbers of outputs");
    }
  }

  /**
   * Makes the constraint that in every clause at least one half-space holds.
   *
   * @throws IllegalArgumentException if there is no clause, a clause is empty, or dimensions differ
   */
  public OutputConstraint(List<List<HalfSpace>> clauses) {
    this(
        new OutputFormula.All(
            clauses.stream()
                .map(clause -> (OutputFormula) new OutputFormula.Any(List.copyOf(clause)))
                .toList()));
  }

  /**
   * Returns the claim that output {@code label} is larger than every other of {@code outputs}
   * outputs.
   *
   * @throws IllegalArgumentException if there are fewer than two outputs or no such label
   */
  public static OutputConstraint label(int label, int outputs) {
    if (outputs < 2 || label < 0 || label >= outputs) {
      throw new IllegalArgumentException("label " + label + " of " + outputs + " outputs");
    }
    List<List<HalfSpace>> clauses = new ArrayList<>();
    for (int j = 0; j < outputs; j++) {
      if (j != label) {
        clauses.add(List.of(HalfSpace.greater(outputs, label, j)));
      }
    }
    return new OutputConstraint(clauses);
  }

  private static void collect(OutputFormula formula, List<HalfSpace> found) {
    if (formula instanceof HalfSpace half) {
      found.add(half);
    } else {
      parts(formula).forEach(part -> collect(part, found));
    }
  }

  private static List<OutputFormula> parts(OutputFormula formula) {
    return formula instanceof OutputFormula.All all
        ? all.parts()
        : ((OutputFormula.Any) formula).parts();
  }

  /** Returns the formula. */
  public OutputFormula formula() {
    return formula;
  }

  /** Returns the number of outputs the constraint speaks of. */
  public int dimension() {
    return halfSpaces.get(0).dimension();
  }

  /** Returns all half-spaces of the formula, from left to right. */
  public List<HalfSpace> halfSpaces() {
    return halfSpaces;
  }

  /**
   * Returns the margin of the constraint: the smallest of the parts where all must hold, the
   * largest where one is enough.
   *
   * @param margins one margin for each of {@link #halfSpaces()}; if each is a lower bound, or each
   *     an upper bound, so is the result
   * @return the margin; NaN if a NaN decides it, so that only {@code margin > 0} means it holds
   * @throws IllegalArgumentException if the number of margins is not the number of half-spaces
   */
  public double margin(double[] margins) {
    requireOneForEach(margins);
    return deciding(formula, 0, margins).margin();
  }

  /**
   * Returns which half-space the margin of the constraint is the margin of; where a search for a
   * counterexample has to push.
   *
   * @param margins one margin for each of {@link #halfSpaces()}
   * @return its position there
   * @throws IllegalArgumentException if the number of margins is not the number of half-spaces
   */
  public int deciding(double[] margins) {
    requireOneForEach(margins);
    return deciding(formula, 0, margins).position();
  }

  /**
   * Returns ways in which the constraint can fail, as clauses of its conjunctive normal form: where
   * all half-spaces of a clause fail, the constraint does.
   *
   * @param most how many clauses at most, the first ones; a nested formula may have very many
   * @return positions in {@link #halfSpaces()}, ascending
   */
  public List<int[]> clauses(int most) {
    return clauses(formula, 0, most).clauses();
  }

  private record Clauses(List<int[]> clauses, int next) {}

  private static Clauses clauses(OutputFormula formula, int first, int most) {
    if (formula instanceof HalfSpace) {
      return new Clauses(List.of(new int[] {first}), first + 1);
    }
    boolean all = formula instanceof OutputFormula.All;
    List<int[]> found = all ? List.of() : List.of(new int[0]);
    int next = first;
    for (OutputFormula part : parts(formula)) {
      Clauses of = clauses(part, next, most);
      next = of.next();
      Stream<int[]> joined =
          all
              ? Stream.concat(found.stream(), of.clauses().stream())
              : found.stream().flatMap(a -> of.clauses().stream().map(b -> joined(a, b)));
      found = joined.limit(most).toList();
    }
    return new Clauses(found, next);
  }

  private static int[] joined(int[] a, int[] b) {
    return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
  }

  private void requireOneForEach(double[] margins) {
    if (margins.length != halfSpaces.size()) {
      throw new IllegalArgumentException("one margin for each half-space is needed");
    }
  }

  /**
   * The half-space that decides a part of the formula.
   *
   * @param next the position of the first half-space after that part
   */
  private record Deciding(double margin, int position, int next) {}

  private static Deciding deciding(OutputFormula formula, int first, double[] margins) {
    if (formula instanceof HalfSpace half) {
      boolean tie = half.closed() && margins[first] == 0;
      return new Deciding(tie ? Double.MIN_VALUE : margins[first], first, first + 1);
    }
    boolean all = formula instanceof OutputFormula.All;
    Deciding best = null;
    for (OutputFormula part : parts(formula)) {
      int from = best == null ? first : best.next();
      Deciding found = deciding(part, from, margins);
      if (best == null || decides(found.margin(), best.margin(), all)) {
        best = found;
      } else {
        best = new Deciding(best.margin(), best.position(), found.next());
      }
    }
    return best;
  }

  /** NaN decides, whatever else there is. */
  private static boolean decides(double margin, double other, boolean smallest) {
    return Double.isNaN(margin)
        || (!Double.isNaN(other) && (smallest ? margin < other : margin > other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputConstraint c && formula.equals(c.formula);
  }

  @Override
  public int hashCode() {
    return formula.hashCode();
  }

  @Override
  public String toString() {
    return formula.toString();
  }
}
