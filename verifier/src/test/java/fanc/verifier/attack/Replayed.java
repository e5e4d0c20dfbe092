package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.ExactEvaluation;
import java.math.BigDecimal;

/**
 * Looks at a counterexample in exact decimals, which share nothing with the search: the oracle for
 * everything it returns. Constraints here are conjunctions of clauses given as rows.
 */
final class Replayed {
  private Replayed() {}

  /** Returns whether the point lies in the box, fixed coordinates included. */
  static boolean isInside(InputRegion region, Counterexample found) {
    double[] lower = region.base().toArray();
    double[] upper = region.base().toArray();
    for (int k = 0; k < region.changes().size(); k++) {
      lower[region.changes().index(k)] = region.changes().lower(k);
      upper[region.changes().index(k)] = region.changes().upper(k);
    }
    for (int i = 0; i < lower.length; i++) {
      double x = found.input().value(i);
      if (!(x >= lower[i] && x <= upper[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether some clause has no half-space that holds at the point, without rounding. */
  static boolean isViolated(Network network, OutputConstraint constraint, Counterexample found) {
    BigDecimal[] output =
        ExactEvaluation.evaluateAll(network, found.input().toArray()).get(network.output());
    for (int[] clause : constraint.clauses(1000)) {
      boolean holds = false;
      for (int row : clause) {
        holds |= holds(constraint.halfSpaces().get(row), output);
      }
      if (!holds) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(HalfSpace row, BigDecimal[] output) {
    BigDecimal margin = new BigDecimal(row.offset()).negate();
    for (int i = 0; i < output.length; i++) {
      margin = margin.add(new BigDecimal(row.normal(i)).multiply(output[i]));
    }
    return margin.signum() > 0 || (row.closed() && margin.signum() == 0);
  }
}
