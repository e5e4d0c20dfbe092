package fanc.networks.training;

import fanc.networks.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Trains a network as a recipe says and writes it as an ONNX file. Found by {@link
 * java.util.ServiceLoader}; absent where the optional module is not installed.
 */
public interface TrainingService {

  /**
   * Trains. Beside the network {@code x.onnx} the file {@code x.json} says where it came from. The
   * same recipe, data and machine give the same bytes. After each epoch all that is needed to go on
   * is kept in {@code x.onnx.checkpoint}; a run that was cut off is continued by the same job and
   * gives the same bytes too. A recipe that prunes keeps no checkpoint; its iterations stand in
   * {@code x.pruning.csv}.
   *
   * @param progress called after every epoch, on the calling thread
   * @throws TrainingException if the recipe or the data is unfit, or the engine can not be loaded;
   *     the message is one line and says what to do
   * @throws IOException if a file can not be read or written
   */
  Result train(Job job, Consumer<Epoch> progress) throws TrainingException, IOException;

  /**
   * Trains a network further. Weights that are zero stay zero, so that a pruned network stays
   * pruned, and a recipe with {@code pruning} makes more of them zero; the steps, their names and
   * the shapes stay what they are. Parameters are rounded to float. Writes no file.
   *
   * @param start a network of Affine, Conv2d, Relu, Sigmoid, Reshape and Add
   * @param recipe the recipe, a JSON file; its layers, if it has any, are not used
   * @param data folder with one folder for each data set
   * @param progress called after every epoch, on the calling thread
   * @throws TrainingException if the recipe or the data is unfit, the network has another op or
   *     does not fit the images, or the engine can not be loaded
   * @throws IOException if a file can not be read
   */
  Network fineTune(Network start, Path recipe, Path data, Consumer<Epoch> progress)
      throws TrainingException, IOException;

  /**
   * What to train from and where to leave the result.
   *
   * @param recipe the recipe, a JSON file
   * @param data folder with one folder for each data set, named as the recipe names the set
   * @param network the ONNX file to write
   * @param fresh whether to begin anew where an earlier run of the same job was cut off
   * @param from an ONNX file to train further, as {@link #fineTune} does; nothing to begin with the
   *     recipe's layers
   */
  record Job(Path recipe, Path data, Path network, boolean fresh, Optional<Path> from) {

    /** Makes a job that begins with the recipe's layers. */
    public Job(Path recipe, Path data, Path network, boolean fresh) {
      this(recipe, data, network, fresh, Optional.empty());
    }
  }

  /**
   * How far the training is.
   *
   * @param number of the epoch that ended, from 1
   * @param count of all epochs
   * @param loss mean over the epoch's batches
   * @param accuracy share of the test images classified correctly, 0 to 1
   * @param certified share of the test images whose label interval bounds hold under the recipe's
   *     full perturbation, 0 to 1, in float arithmetic without regard to rounding: a guide for
   *     training, no proof; nothing where the loss has no bounds
   * @param seconds wall time of the epoch
   * @param note what else is known of it, in one line; empty for nothing
   */
  record Epoch(
      int number,
      int count,
      double loss,
      double accuracy,
      OptionalDouble certified,
      double seconds,
      String note) {}

  /**
   * What the finished network does on the test images.
   *
   * @param testImages how many there are
   * @param correct how many are classified correctly
   * @param sha256 of the ONNX file, 64 hexadecimal digits
   */
  record Result(int testImages, int correct, String sha256) {}
}
