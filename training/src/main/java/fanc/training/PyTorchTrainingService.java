package fanc.training;

import ai.djl.ndarray.NDManager;
import fanc.networks.Network;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Trains with the PyTorch engine on one thread. */
public final class PyTorchTrainingService implements TrainingService {

  /** Makes the service; {@link java.util.ServiceLoader} calls this. The engine starts later. */
  public PyTorchTrainingService() {}

  @Override
  public Result train(Job job, Consumer<Epoch> progress) throws TrainingException, IOException {
    NetworkFiles.requirePlace(job.network());
    Recipe recipe = RecipeReader.read(job.recipe());
    if (recipe.layers().isEmpty()) {
      throw new TrainingException(
          job.recipe()
              + ": key 'layers' is missing; without it a recipe only trains on from a network");
    }
    ImagePair images = images(recipe, job.data());
    try (NDManager manager = TensorEngine.start()) {
      SeededRandom random = new SeededRandom(recipe.seed());
      Network start =
          InitialNetwork.of(
              recipe,
              images.training().rows(),
              images.training().columns(),
              images.classes(),
              random);
      TrainableNetwork network = new TrainableNetwork(manager, start);
      Trainer trainer = new Trainer(manager, recipe, images, network, random, HeldZeros.none());
      CheckpointFile checkpoints =
          new CheckpointFile(
              CheckpointFile.beside(job.network()), CheckpointFile.fingerprint(recipe, images));
      if (job.fresh()) {
        checkpoints.delete();
      }
      NetworkFiles files = new NetworkFiles(job.network(), recipe, images.test().count());
      trainer.train(checkpoints, files, progress);
      Result result = files.write(network.frozen(), trainer.correct());
      checkpoints.delete();
      return result;
    }
  }

  @Override
  public Network fineTune(Network start, Path file, Path data, Consumer<Epoch> progress)
      throws TrainingException, IOException {
    Recipe recipe = RecipeReader.read(file);
    if (!recipe.snapshots().isEmpty()) {
      throw new TrainingException(
          file
              + ": key 'snapshots' is for fanc train; training further writes no files of its own");
    }
    ImagePair images = images(recipe, data);
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
    try (NDManager manager = TensorEngine.start()) {
      SeededRandom random = new SeededRandom(recipe.seed());
      TrainableNetwork network = new TrainableNetwork(manager, start);
      HeldZeros zeros = HeldZeros.of(network.weights());
      new Trainer(manager, recipe, images, network, random, zeros)
          .train(Checkpoints.NONE, Snapshots.NONE, progress);
      return network.frozen();
    }
  }

  private static ImagePair images(Recipe recipe, Path data) throws TrainingException, IOException {
    return ImagePair.of(recipe.data().training(data), recipe.data().test(data));
  }
}
