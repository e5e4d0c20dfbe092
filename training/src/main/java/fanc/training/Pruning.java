package fanc.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether a training prunes the network it starts from, and by which alternation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Pruning.None.class, name = "none"),
  @JsonSubTypes.Type(value = Pruning.Slr.class, name = "slr"),
  @JsonSubTypes.Type(value = Pruning.Admm.class, name = "admm")
})
sealed interface Pruning {

  /**
   * Checks that iterations end with the training.
   *
   * @throws IllegalArgumentException naming the key that is out of range
   */
  default void requireFit(int epochs) {}

  /** Prunes nothing. */
  record None() implements Pruning {}

  /**
   * Surrogate Lagrangian relaxation with quadratic penalties (Gurevin et al., Enabling retrain-free
   * deep neural network pruning using surrogate Lagrangian relaxation, IJCAI 2021). The authors'
   * settings are rho 0.1, step 0.01, m 300, r 0.1.
   *
   * @param fraction share of the weights of each layer that becomes zero, above 0 and below 1
   * @param rho weight of the quadratic penalty, above 0
   * @param every epochs in one iteration of the alternation
   * @param step the first step size of the multipliers, above 0
   * @param m of {@code alpha_k = 1 - 1 / (m k^(1 - 1 / k^r))}, above 1
   * @param r of the same, above 0 and below 1
   */
  record Slr(double fraction, double rho, int every, double step, double m, double r)
      implements Pruning {
    public Slr {
      requireAlternation(fraction, rho, every);
      Recipe.require(step > 0 && Double.isFinite(step), "pruning.step", "above 0");
      Recipe.require(m > 1 && Double.isFinite(m), "pruning.m", "above 1");
      Recipe.require(r > 0 && r < 1, "pruning.r", "above 0 and below 1");
    }

    @Override
    public void requireFit(int epochs) {
      requireWhole(epochs, every);
    }

    /** Returns by how much the step size contracts in iteration {@code k}, from 1. */
    double contraction(int k) {
      return 1 - 1 / (m * Math.pow(k, 1 - 1 / Math.pow(k, r)));
    }
  }

  /**
   * The alternating direction method of multipliers (Zhang et al., A systematic DNN weight pruning
   * framework using alternating direction method of multipliers, ECCV 2018).
   *
   * @param fraction share of the weights of each layer that becomes zero, above 0 and below 1
   * @param rho weight of the quadratic penalty and step of the multipliers, above 0
   * @param every epochs in one iteration of the alternation
   */
  record Admm(double fraction, double rho, int every) implements Pruning {
    public Admm {
      requireAlternation(fraction, rho, every);
    }

    @Override
    public void requireFit(int epochs) {
      requireWhole(epochs, every);
    }
  }

  private static void requireWhole(int epochs, int every) {
    Recipe.require(epochs % every == 0, "epochs", "a multiple of 'pruning.every'");
  }

  private static void requireAlternation(double fraction, double rho, int every) {
    Recipe.require(fraction > 0 && fraction < 1, "pruning.fraction", "above 0 and below 1");
    Recipe.require(rho > 0 && Double.isFinite(rho), "pruning.rho", "above 0");
    Recipe.require(every >= 1, "pruning.every", "at least 1");
  }
}
