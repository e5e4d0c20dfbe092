package fanc.verifier.attack;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways to violate a constraint: each of its clauses is one, and to make a clause false all its
 * half-spaces have to fail at the same point.
 */
final class Targets {
  private final List<int[]> rows = new ArrayList<>();

  Targets(OutputConstraint constraint) {
    int next = 0;
    for (List<HalfSpace> clause : constraint.clauses()) {
      int[] positions = new int[clause.size()];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = next++;
      }
      rows.add(positions);
    }
  }

  /** Returns how many ways there are. */
  int count() {
    return rows.size();
  }

  /**
   * Returns how far a way is from success: the largest margin of its half-spaces.
   *
   * @param margins one for each half-space of the constraint
   */
  double value(int target, double[] margins) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int row : rows.get(target)) {
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
    int largest = rows.get(target)[0];
    for (int row : rows.get(target)) {
      largest = margins[row] > margins[largest] ? row : largest;
      weights[row] = together && margins[row] > 0 ? 1 : 0;
    }
    weights[largest] = 1;
    return weights;
  }
}
