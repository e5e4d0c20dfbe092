package fanc.training;

import ai.djl.ndarray.NDManager;
import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxWriter;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Trains with the PyTorch engine on one thread. */
public final class PyTorchTrainingService implements TrainingService {

  /** Makes the service; {@link java.util.ServiceLoader} calls this. The engine starts later. */
  public PyTorchTrainingService() {}

  @Override
  public Result train(Job job, Consumer<Epoch> progress) throws TrainingException, IOException {
    requireOnnxName(job.network());
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
      trainer.train(checkpoints, progress);
      OnnxModel onnx = OnnxWriter.of(network.frozen());
      Result result = new Result(images.test().count(), trainer.correct(), onnx.sha256());
      onnx.write(job.network());
      WholeFile.write(card(job.network()), ModelCard.of(recipe, result).toJson());
      checkpoints.delete();
      return result;
    }
  }

  @Override
  public Network fineTune(Network start, Path file, Path data, Consumer<Epoch> progress)
      throws TrainingException, IOException {
    Recipe recipe = RecipeReader.read(file);
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
          .train(Checkpoints.NONE, progress);
      return network.frozen();
    }
  }

  private static ImagePair images(Recipe recipe, Path data) throws TrainingException, IOException {
    return ImagePair.of(recipe.data().training(data), recipe.data().test(data));
  }

  /** Fails before the training, not after it. */
  private static void requireOnnxName(Path network) throws TrainingException {
    Path folder = network.toAbsolutePath().getParent();
    if (!network.getFileName().toString().endsWith(".onnx")) {
      throw new TrainingException(network + ": the name of the network must end in .onnx");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new TrainingException(folder + ": not a folder that can be written to");
    }
  }

  private static Path card(Path network) {
    String name = network.getFileName().toString();
    return network.resolveSibling(name.substring(0, name.length() - ".onnx".length()) + ".json");
  }
}
