package fanc.verifier.attack;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;

/** The margin of a constraint at one output. */
public final class PointMargin {
  private PointMargin() {}

  /** Returns the margin in ordinary double arithmetic; no bound on the error is claimed. */
  public static double of(OutputConstraint constraint, double[] output) {
    double[] margins = new double[constraint.halfSpaces().size()];
    for (int j = 0; j < margins.length; j++) {
      HalfSpace row = constraint.halfSpaces().get(j);
      margins[j] = -row.offset();
      for (int i = 0; i < output.length; i++) {
        margins[j] += row.normal(i) * output[i];
      }
    }
    return constraint.margin(margins);
  }
}
