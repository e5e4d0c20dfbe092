package fanc.training;

import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxWriter;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a training leaves: the network {@code x.onnx} with its card {@code x.json}, and for a
 * snapshot after epoch n {@code x-epoch<n>.onnx} with the card {@code x-epoch<n>.json}; a pruning
 * leaves its iterations in {@code x.pruning.csv}.
 *
 * @param network the file of the finished network
 * @param recipe how it is trained
 * @param testImages how many there are
 * @param parentSha256 of the ONNX file the training starts from; empty for none
 */
record NetworkFiles(Path network, Recipe recipe, int testImages, String parentSha256)
    implements Snapshots {
  private static final String EXTENSION = ".onnx";

  /** Fails before the training, not after it. */
  static void requirePlace(Path network) throws TrainingException {
    Path folder = network.toAbsolutePath().getParent();
    if (!network.getFileName().toString().endsWith(EXTENSION)) {
      throw new TrainingException(network + ": the name of the network must end in .onnx");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new TrainingException(folder + ": not a folder that can be written to");
    }
  }

  /**
   * Writes the finished network.
   *
   * @param correct how many test images it classifies correctly
   * @throws IOException if a file can not be written
   */
  Result write(Network finished, int correct) throws IOException {
    return write("", finished, correct);
  }

  /**
   * Writes what a pruning did.
   *
   * @throws IOException if the file can not be written
   */
  void write(List<PruningStep> iterations) throws IOException {
    WholeFile.write(network.resolveSibling(stem() + ".pruning.csv"), PruningStep.table(iterations));
  }

  @Override
  public void keep(int epoch, Network snapshot, int correct) throws IOException {
    write("-epoch" + epoch, snapshot, correct);
  }

  private Result write(String mark, Network trained, int correct) throws IOException {
    String stem = stem() + mark;
    OnnxModel onnx = OnnxWriter.of(trained);
    Result result = new Result(testImages, correct, onnx.sha256());
    onnx.write(network.resolveSibling(stem + EXTENSION));
    WholeFile.write(
        network.resolveSibling(stem + ".json"),
        ModelCard.of(recipe, result, parentSha256).toJson());
    return result;
  }

  private String stem() {
    String name = network.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }
}
