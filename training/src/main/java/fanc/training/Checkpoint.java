package fanc.training;

import java.util.List;

/**
 * All that a training needs to go on after an epoch as if it had never stopped.
 *
 * @param epoch number of epochs that are over
 * @param random position of the generator
 * @param steps number of steps the optimiser has taken
 * @param arrays the parameters, then the optimiser's means, then its squares, each in the order of
 *     the parameters
 */
record Checkpoint(int epoch, long random, int steps, List<float[]> arrays) {
  Checkpoint {
    arrays = List.copyOf(arrays);
  }
}
