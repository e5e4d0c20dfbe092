package fanc.cli.exact;

import fanc.properties.HalfSpace;
import fanc.properties.OutputFormula;
import java.util.Iterator;
import java.util.List;

/** The margin of a formula from those of its half-spaces, for numbers of any kind. */
public final class FormulaMargin {
  private FormulaMargin() {}

  /**
   * Returns the least of the parts where all must hold, the largest where one is enough.
   *
   * @param margins of the formula's half-spaces from left to right
   */
  public static <T extends Comparable<? super T>> T of(OutputFormula formula, List<T> margins) {
    return of(formula, margins.iterator());
  }

  private static <T extends Comparable<? super T>> T of(
      OutputFormula formula, Iterator<T> margins) {
    if (formula instanceof HalfSpace) {
      return margins.next();
    }
    boolean all = formula instanceof OutputFormula.All;
    List<OutputFormula> parts =
        formula instanceof OutputFormula.All conjunction
            ? conjunction.parts()
            : ((OutputFormula.Any) formula).parts();
    T best = null;
    for (OutputFormula part : parts) {
      T margin = of(part, margins);
      boolean less = best != null && margin.compareTo(best) < 0;
      best = best == null || less == all ? margin : best;
    }
    return best;
  }
}
