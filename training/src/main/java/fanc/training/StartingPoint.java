package fanc.training;

import ai.djl.ndarray.NDManager;
import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService.Job;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a training starts from.
 *
 * @param network with its first weights
 * @param zeros the weights that stay zero
 * @param random where all that is left to chance comes from, after what the first weights took
 * @param parentSha256 of the ONNX file the weights come from; empty for none
 */
record StartingPoint(
    TrainableNetwork network, HeldZeros zeros, SeededRandom random, String parentSha256) {

  /**
   * Returns the start of a job: its ONNX file, or the recipe's layers with random weights.
   *
   * @throws TrainingException if the file is no network that can be trained on the images, or the
   *     layers do not fit
   * @throws IOException if the file can not be read
   */
  static StartingPoint of(NDManager manager, Job job, Recipe recipe, ImagePair images)
      throws TrainingException, IOException {
    if (job.from().isPresent()) {
      Path file = job.from().get();
      try {
        OnnxModel parent = OnnxModel.read(file);
        return network(manager, parent.network(), parent.sha256(), file, recipe, images);
      } catch (NetworkFormatException e) {
        throw new TrainingException(file + ": " + e.getMessage(), e);
      }
    }
    SeededRandom random = new SeededRandom(recipe.seed());
    LabelledImages training = images.training();
    Network start =
        InitialNetwork.of(recipe, training.rows(), training.columns(), images.classes(), random);
    TrainableNetwork network = new TrainableNetwork(manager, start);
    HeldZeros zeros = new SparseStart(manager, network, images, random).make(recipe);
    return new StartingPoint(network, zeros, random, "");
  }

  /**
   * Returns the start of a further training, in which zeros stay zero.
   *
   * @param sha256 of the network's file, empty for none
   * @param file what to name in a message
   * @throws TrainingException if the network does not fit the images or can not be trained
   */
  static StartingPoint network(
      NDManager manager, Network start, String sha256, Path file, Recipe recipe, ImagePair images)
      throws TrainingException {
    int pixels = images.training().pixels();
    if (start.inputShape().size() != pixels || start.outputShape().size() != images.classes()) {
      throw new TrainingException(
          String.format(
              "%s: '%s' has %d pixels and %d classes, but the network maps %d values to %d",
              file,
              recipe.data().id(),
              pixels,
              images.classes(),
              start.inputShape().size(),
              start.outputShape().size()));
    }
    TrainableNetwork network = new TrainableNetwork(manager, start);
    return new StartingPoint(
        network, HeldZeros.of(network.weights()), new SeededRandom(recipe.seed()), sha256);
  }

  /** Returns what trains the network. */
  Trainer trainer(NDManager manager, Recipe recipe, ImagePair images) throws TrainingException {
    return new Trainer(manager, recipe, images, network, random, zeros);
  }
}
