package fanc.training;

import java.util.List;

/**
 * How a network is trained: the whole of what decides its weights besides the data and the machine.
 *
 * @param name of the network
 * @param data which data set
 * @param hidden sizes of the hidden layers, each followed by a ReLU
 * @param seed of the initial weights and of the order of the images
 * @param epochs passes over the training images
 * @param batch images in one step
 * @param learningRate step size of Adam and when it falls
 * @param robustness what the certified part of the loss asks for
 */
record Recipe(
    String name,
    DataSet data,
    List<Integer> hidden,
    long seed,
    int epochs,
    int batch,
    LearningRate learningRate,
    Robustness robustness) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is out of range
   */
  Recipe {
    hidden = List.copyOf(hidden);
    require(name.matches("[A-Za-z0-9._-]+"), "name", "letters, digits, dot, dash, underscore");
    require(!hidden.isEmpty() && hidden.size() <= 100, "hidden", "1 to 100 layers");
    require(hidden.stream().allMatch(n -> n >= 1 && n <= 100_000), "hidden", "sizes 1 to 100000");
    require(epochs >= 1, "epochs", "at least 1");
    require(batch >= 1, "batch", "at least 1");
  }

  /**
   * Step size: {@code start}, multiplied by {@code factor} at the beginning of each epoch listed.
   *
   * @param start step size of the first epoch, above 0
   * @param factor above 0, at most 1
   * @param dropAt epochs from 1, increasing
   */
  record LearningRate(double start, double factor, List<Integer> dropAt) {
    LearningRate {
      dropAt = List.copyOf(dropAt);
      require(start > 0 && start < 1, "learningRate.start", "above 0 and below 1");
      require(factor > 0 && factor <= 1, "learningRate.factor", "above 0 and at most 1");
    }

    /** Returns the step size in epoch {@code number}, counted from 1. */
    double at(int number) {
      long drops = dropAt.stream().filter(epoch -> epoch <= number).count();
      return start * Math.pow(factor, (double) drops);
    }
  }

  /**
   * The certified part of the loss. Within the ramp the perturbation grows linearly from nothing to
   * its full size and the weight of the certified loss from 0 to {@code 1 - kappa}.
   *
   * @param epsilon how far every pixel may move, 0 to 1
   * @param patch side of a square patch at any position, in pixels; 0 for none
   * @param move how far each pixel of the patch may move, 0 to 1
   * @param kappa weight of the ordinary loss after the ramp, 0 to 1
   * @param rampFrom epochs before the ramp starts
   * @param rampUntil epochs until it is complete
   */
  record Robustness(
      double epsilon, int patch, double move, double kappa, double rampFrom, double rampUntil) {
    Robustness {
      require(epsilon >= 0 && epsilon <= 1, "robustness.epsilon", "0 to 1");
      require(patch >= 0, "robustness.patch", "0 or more");
      require(move >= 0 && move <= 1, "robustness.move", "0 to 1");
      require(kappa >= 0 && kappa <= 1, "robustness.kappa", "0 to 1");
      require(rampFrom >= 0, "robustness.rampFrom", "0 or more");
      require(rampUntil > rampFrom, "robustness.rampUntil", "more than rampFrom");
    }

    /** Returns the share of the full perturbation after {@code epochs} (fractional), 0 to 1. */
    double ramp(double epochs) {
      return Math.max(0, Math.min(1, (epochs - rampFrom) / (rampUntil - rampFrom)));
    }
  }

  private static void require(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("'" + key + "' must be: " + range);
    }
  }
}
