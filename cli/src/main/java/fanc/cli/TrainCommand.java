package fanc.cli;

import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import fanc.networks.training.TrainingService.Epoch;
import fanc.networks.training.TrainingService.Job;
import fanc.networks.training.TrainingService.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network as a recipe says. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a network as a recipe says and writes it as an ONNX file.")
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @ArgGroup(multiplicity = "1")
  private RecipeChoice recipe;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with one folder for each data set; training/data of the project.")
  private Path data;

  @Option(
      names = {"-o", "--out", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The ONNX file to write; beside it, .json says where it came from.")
  private Path network;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "An ONNX file to train further; its zeros stay. Without it, the recipe's layers are"
              + " trained from nothing.")
  private Path parent;

  @Option(
      names = "--fresh",
      description = "Begin anew, even where an earlier run left a checkpoint to go on from.")
  private boolean fresh;

  @Mixin private OutputOptions output;

  /** The recipe, named one way or the other. */
  static final class RecipeChoice {
    @Parameters(paramLabel = "RECIPE", description = "The recipe, a JSON file.")
    private Path positional;

    @Option(names = "--recipe", paramLabel = "FILE", description = "The same.")
    private Path option;

    Path file() {
      return positional == null ? option : positional;
    }
  }

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, TrainingException {
    OutputPlace.require(network);
    TrainingService service =
        ServiceLoader.load(TrainingService.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "the trainer is not installed; it comes with ./fanc train in a checkout"
                            + " of the project"));
    Path images = data == null ? ProjectFolder.resolve("training", "data") : data;
    Job job = new Job(recipe.file(), images, network, fresh, Optional.ofNullable(parent));
    Result result = service.train(job, this::report);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d of %d test images correct (%.2f %%), SHA-256 %s%n",
            network,
            result.correct(),
            result.testImages(),
            100.0 * result.correct() / result.testImages(),
            result.sha256());
    return ExitStatus.OK;
  }

  private void report(Epoch epoch) {
    output.note(terminal, line(epoch));
  }

  /** Returns how far a training is, in one line. */
  static String line(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d  loss %.4f  accuracy %.4f%s  %.1f s, %.0f s left%s",
        epoch.number(),
        epoch.count(),
        epoch.loss(),
        epoch.accuracy(),
        certified(epoch),
        epoch.seconds(),
        (epoch.count() - epoch.number()) * epoch.seconds(),
        epoch.note().isEmpty() ? "" : "; " + epoch.note());
  }

  private static String certified(Epoch epoch) {
    return epoch.certified().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "  certified %.4f", epoch.certified().getAsDouble());
  }
}
