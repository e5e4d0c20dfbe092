package fanc.approx;

import fanc.networks.Network;
import java.nio.file.Path;

/** Trains a network further; what does it is optional and not known here. */
@FunctionalInterface
public interface FineTuner {

  /**
   * Returns the network after a training: the same ops and shapes, other weights and biases, all
   * float32 values. Weights that are zero stay zero.
   *
   * @param start the network as it is
   * @param recipe how to train it, a JSON file
   * @param data folder with one folder for each data set
   * @throws ApproximationException if that can not be done; the message is one line and says what
   *     to do
   */
  Network fineTune(Network start, Path recipe, Path data) throws ApproximationException;

  /** Returns what stands in where nothing can train: it refuses. */
  static FineTuner absent() {
    return (start, recipe, data) -> {
      throw new ApproximationException(
          "the trainer is not installed here; make this child by ./fanc approx --recipe in a"
              + " checkout of the project, and name its file");
    };
  }
}
