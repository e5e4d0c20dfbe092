package fanc.training;

import fanc.training.PruningStep.Descent;

/**
 * Step sizes of surrogate Lagrangian relaxation: the multipliers move only where the surrogate
 * optimality condition holds, by {@code s_k = alpha_k s_(k-1) d / d_k} with {@code d_k} the
 * violation {@code ||W - Z||} now, {@code d} that of the move before, and {@code alpha_k = 1 - 1 /
 * (m k^(1 - 1 / k^r))} (Gurevin et al., IJCAI 2021, steps 1 and 2 of the algorithm; Bragin et al.,
 * Convergence of the surrogate Lagrangian relaxation method, JOTA 2015, whose moves contract so).
 * Where the condition fails, multipliers and step size stay what they are.
 */
final class SurrogateSteps implements MultiplierSteps {
  private final Pruning.Slr settings;
  private double step;
  private double lastDistance;

  SurrogateSteps(Pruning.Slr settings) {
    this.settings = settings;
    this.step = settings.step();
  }

  @Override
  public void begin(double distance) {
    lastDistance = distance;
  }

  @Override
  public double afterWeights(int k, Descent condition, double distance) {
    return after(k, condition, distance);
  }

  @Override
  public double afterCopies(int k, Descent condition, double distance) {
    return after(k, condition, distance);
  }

  private double after(int k, Descent condition, double distance) {
    if (!condition.holds()) {
      return 0;
    }
    // Without a violation there is nothing to divide by, and no direction to move in.
    if (lastDistance > 0 && distance > 0) {
      step *= settings.contraction(k) * lastDistance / distance;
    }
    lastDistance = distance;
    return step;
  }
}
