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
    requireStart(job, recipe);
    ImagePair images = images(recipe, job.data());
    boolean prunes = !(recipe.pruning() instanceof Pruning.None);
    try (NDManager manager = TensorEngine.start()) {
      StartingPoint start = StartingPoint.of(manager, job, recipe, images);
      Trainer trainer = start.trainer(manager, recipe, images);
      CheckpointFile checkpoints =
          new CheckpointFile(
              CheckpointFile.beside(job.network()),
              CheckpointFile.fingerprint(recipe, images) + start.parentSha256());
      if (job.fresh()) {
        checkpoints.delete();
      }
      NetworkFiles files =
          new NetworkFiles(job.network(), recipe, images.test().count(), start.parentSha256());
      trainer.train(prunes ? Checkpoints.NONE : checkpoints, files, progress);
      Result result = files.write(start.network().frozen(), trainer.correct());
      if (prunes) {
        files.write(trainer.pruningSteps());
      }
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
    requireNotSparse(file, recipe);
    ImagePair images = images(recipe, data);
    try (NDManager manager = TensorEngine.start()) {
      StartingPoint point = StartingPoint.network(manager, start, "", file, recipe, images);
      point.trainer(manager, recipe, images).train(Checkpoints.NONE, Snapshots.NONE, progress);
      return point.network().frozen();
    }
  }

  private static void requireStart(Job job, Recipe recipe) throws TrainingException {
    if (job.from().isPresent()) {
      requireNotSparse(job.recipe(), recipe);
      return;
    }
    if (recipe.layers().isEmpty()) {
      throw new TrainingException(
          job.recipe()
              + ": key 'layers' is missing; without it a recipe only trains on from a network");
    }
    if (!(recipe.pruning() instanceof Pruning.None)) {
      throw new TrainingException(
          job.recipe() + ": key 'pruning' prunes a trained network; name it with --from");
    }
  }

  private static void requireNotSparse(Path file, Recipe recipe) throws TrainingException {
    if (!(recipe.sparse() instanceof Sparse.None)) {
      throw new TrainingException(
          file + ": key 'sparse' masks first weights; it does not go with a trained network");
    }
  }

  private static ImagePair images(Recipe recipe, Path data) throws TrainingException, IOException {
    return ImagePair.of(recipe.data().training(data), recipe.data().test(data));
  }
}
