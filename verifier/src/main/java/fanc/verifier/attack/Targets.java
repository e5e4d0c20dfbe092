package fanc.verifier.attack;

import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ways to violate a constraint: each clause of its conjunctive normal form is one, and to make
 * a clause false all its half-spaces have to fail at the same point. Of a nested constraint with
 * very many clauses some are left out, and the constraint as a whole stands for them.
 */
final class Targets {
  private static final int MOST = 500;

  private final OutputConstraint constraint;
  private final List<int[]> clauses;

  Targets(OutputConstraint constraint) {
    this.constraint = constraint;
    this.clauses = new ArrayList<>(constraint.clauses(MOST));
    if (clauses.size() == MOST) {
      clauses.add(new int[0]);
    }
  }

  /** Returns how many ways there are. */
  int count() {
    return clauses.size();
  }

  /**
   * Returns how far a way is from success: the largest margin of its half-spaces.
   *
   * @param margins one for each half-space of the constraint
   */
  double value(int target, double[] margins) {
    int[] rows = clauses.get(target);
    if (rows.length == 0) {
      return constraint.margin(margins);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      largest = Math.max(largest, margins[row]);
    }
    return largest;
  }

  /**
   * Returns the combination of margins to push down: the largest alone, or all that still hold.
   *
   * @return one weight for each half-space of the constraint
   */
  double[] weights(int target, double[] margins, boolean together) {
    double[] weights = new double[margins.length];
    int[] rows = clauses.get(target);
    if (rows.length == 0) {
      weights[constraint.deciding(margins)] = 1;
      return weights;
    }
    int largest = rows[0];
    for (int row : rows) {
      largest = margins[row] > margins[largest] ? row : largest;
      weights[row] = together && margins[row] > 0 ? 1 : 0;
    }
    weights[largest] = 1;
    return weights;
  }

  /** Returns the target that an output is nearest to; the first where all are NaN. */
  int nearest(double[] margins) {
    return IntStream.range(0, count())
        .reduce(0, (best, t) -> value(t, margins) < value(best, margins) ? t : best);
  }
}
