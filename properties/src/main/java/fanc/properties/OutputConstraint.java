package fanc.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold at the output: in every clause at least one half-space holds.
 *
 * <p>A label claim has one clause for each other label, each with the one half-space {@code y_label
 * > y_j}. A VNN-LIB query names the unsafe outputs as a disjunction of conjunctions; each
 * conjunction becomes a clause of the negated half-spaces.
 *
 * @param clauses at least one, each with at least one half-space, all of one dimension
 */
public record OutputConstraint(List<List<HalfSpace>> clauses) {

  /**
   * Copies the clauses.
   *
   * @throws IllegalArgumentException if there is no clause, a clause is empty, or dimensions differ
   */
  public OutputConstraint {
    clauses = clauses.stream().map(List::copyOf).toList();
    if (clauses.isEmpty() || clauses.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("an output constraint needs clauses with half-spaces");
    }
    int dimension = clauses.get(0).get(0).dimension();
    if (clauses.stream().flatMap(List::stream).anyMatch(h -> h.dimension() != dimension)) {
      throw new IllegalArgumentException("half-spaces over different numbers of outputs");
    }
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

  /** Returns the number of outputs the constraint speaks of. */
  public int dimension() {
    return clauses.get(0).get(0).dimension();
  }

  /** Returns all half-spaces, clause after clause. */
  public List<HalfSpace> halfSpaces() {
    return clauses.stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the margin of the constraint: the smallest over clauses of the largest over their
   * half-spaces.
   *
   * @param margins one margin for each of {@link #halfSpaces()}; if each is a lower bound, so is
   *     the result
   * @return the margin; NaN if a NaN decides it, so that only {@code margin > 0} means it holds
   * @throws IllegalArgumentException if the number of margins is not the number of half-spaces
   */
  public double margin(double[] margins) {
    if (margins.length != clauses.stream().mapToInt(List::size).sum()) {
      throw new IllegalArgumentException("one margin for each half-space is needed");
    }
    double worst = Double.POSITIVE_INFINITY;
    int next = 0;
    for (List<HalfSpace> clause : clauses) {
      double best = margins[next];
      for (int i = 1; i < clause.size(); i++) {
        best = Math.max(best, margins[next + i]);
      }
      next += clause.size();
      worst = Math.min(worst, best);
    }
    return worst;
  }
}
