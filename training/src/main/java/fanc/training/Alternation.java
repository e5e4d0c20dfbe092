package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * Prunes by turns: some epochs of training pull the weights towards their sparse copies, then
 * multipliers and copies are renewed.
 */
interface Alternation {

  /** What an alternation asks of the training around it. */
  interface Measure {
    /** Returns f(W), the mean loss of the training images at the weights as they are. */
    double loss();

    /** Returns the share of the test images classified correctly at the weights as they are. */
    double accuracy();
  }

  /** Adds the gradient of the relaxed constraint to the weights' gradients, before each step. */
  void pull();

  /** Remembers where the training starts from. */
  void begin(Measure measure);

  /**
   * Renews multipliers and copies where an iteration is over.
   *
   * @param epoch the epoch that ended, from 1
   * @return what the iteration did; nothing within one
   */
  Optional<PruningStep> epochOver(int epoch, Measure measure);

  /** Prunes the weights as they are, after the last epoch. */
  void end();

  /** Returns all iterations so far. */
  List<PruningStep> steps();

  /** Returns the alternation that a recipe asks for; one that does nothing where it asks none. */
  static Alternation of(Pruning pruning, List<NDArray> weights) {
    if (pruning instanceof Pruning.Slr slr) {
      return new PruningTurns(
          new Splitting(weights, slr.fraction(), slr.rho()), slr.every(), new SurrogateSteps(slr));
    }
    if (pruning instanceof Pruning.Admm admm) {
      return new PruningTurns(
          new Splitting(weights, admm.fraction(), admm.rho()),
          admm.every(),
          new DirectionSteps(admm.rho()));
    }
    return NONE;
  }

  /** Does nothing. */
  Alternation NONE =
      new Alternation() {
        @Override
        public void pull() {}

        @Override
        public void begin(Measure measure) {}

        @Override
        public Optional<PruningStep> epochOver(int epoch, Measure measure) {
          return Optional.empty();
        }

        @Override
        public void end() {}

        @Override
        public List<PruningStep> steps() {
          return List.of();
        }
      };
}
