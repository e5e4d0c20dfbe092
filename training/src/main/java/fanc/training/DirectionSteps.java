package fanc.training;

import fanc.training.PruningStep.Descent;

/**
 * Step sizes of the alternating direction method of multipliers: {@code L + rho (W - Z)} once in an
 * iteration, behind the projection, whatever the Lagrangian did (Zhang et al., ECCV 2018, whose
 * scaled multipliers are {@code U = L / rho}).
 */
final class DirectionSteps implements MultiplierSteps {
  private final double rho;

  DirectionSteps(double rho) {
    this.rho = rho;
  }

  @Override
  public void begin(double distance) {}

  @Override
  public double afterWeights(int k, Descent condition, double distance) {
    return 0;
  }

  @Override
  public double afterCopies(int k, Descent condition, double distance) {
    return rho;
  }
}
