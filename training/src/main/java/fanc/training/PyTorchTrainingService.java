package fanc.training;

import ai.djl.ndarray.NDManager;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxWriter;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Trains fully connected ReLU networks with the PyTorch engine on one thread. */
public final class PyTorchTrainingService implements TrainingService {

  /** Makes the service; {@link java.util.ServiceLoader} calls this. The engine starts later. */
  public PyTorchTrainingService() {}

  @Override
  public Result train(Job job, Consumer<Epoch> progress) throws TrainingException, IOException {
    requireOnnxName(job.network());
    Recipe recipe = RecipeReader.read(job.recipe());
    LabelledImages training = recipe.data().training(job.data());
    LabelledImages test = recipe.data().test(job.data());
    try (NDManager manager = TensorEngine.start()) {
      CertifiedTrainer trainer = new CertifiedTrainer(manager, recipe, training, test);
      OnnxModel onnx = OnnxWriter.of(TrainedNetwork.of(trainer.train(progress)));
      Result result = new Result(test.count(), trainer.correct(), onnx.sha256());
      onnx.write(job.network());
      write(card(job.network()), ModelCard.of(recipe, result).toJson());
      return result;
    }
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

  private static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // Not createTempFile: its files are readable by their owner only, and stay so when renamed.
    Path draft = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
