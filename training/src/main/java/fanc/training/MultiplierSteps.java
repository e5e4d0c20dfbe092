package fanc.training;

import fanc.training.PruningStep.Descent;

/** By how much the multipliers move after each of the two subproblems of an iteration. */
interface MultiplierSteps {

  /** Remembers {@code ||W - Z||} at the start. */
  void begin(double distance);

  /**
   * Returns the step after the weights' subproblem; 0 for none.
   *
   * @param k number of the iteration, from 1
   * @param condition the surrogate optimality condition of the weights
   * @param distance {@code ||W^k - Z^(k-1)||}
   */
  double afterWeights(int k, Descent condition, double distance);

  /**
   * Returns the step after the copies' subproblem; 0 for none.
   *
   * @param k number of the iteration, from 1
   * @param condition the surrogate optimality condition of the copies
   * @param distance {@code ||W^k - Z^k||}
   */
  double afterCopies(int k, Descent condition, double distance);
}
