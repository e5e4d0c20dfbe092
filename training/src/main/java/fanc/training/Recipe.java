package fanc.training;

import java.util.List;

/**
 * How a network is trained: the whole of what decides its weights besides the data and the machine.
 *
 * @param name of the network
 * @param data which data set
 * @param layers the architecture, without the dense layer to the classes at its end; empty in a
 *     recipe that only trains further what is there
 * @param seed of the initial weights, of the order of the images and of what the loss draws
 * @param epochs passes over the training images
 * @param batch images in one step
 * @param learningRate step size of Adam and when it falls
 * @param weightDecay each step shrinks the weights by this much times the step size; 0 for none
 * @param loss what is made small
 */
record Recipe(
    String name,
    DataSet data,
    List<Layer> layers,
    long seed,
    int epochs,
    int batch,
    LearningRate learningRate,
    double weightDecay,
    Loss loss) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is out of range
   */
  Recipe {
    layers = List.copyOf(layers);
    require(name.matches("[A-Za-z0-9._-]+"), "name", "letters, digits, dot, dash, underscore");
    require(layers.size() <= 200, "layers", "at most 200 layers");
    require(epochs >= 1, "epochs", "at least 1");
    require(batch >= 1, "batch", "at least 1");
    require(weightDecay >= 0 && weightDecay <= 1, "weightDecay", "0 to 1");
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

  /** Refuses a value that is out of range. */
  static void require(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("'" + key + "' must be: " + range);
    }
  }
}
