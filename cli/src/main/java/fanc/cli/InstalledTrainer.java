package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.FineTuner;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService;
import fanc.networks.training.TrainingService.Epoch;
import java.io.IOException;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The trainer as the rules of a recipe use it; it is there only where its module is installed. */
final class InstalledTrainer {
  private InstalledTrainer() {}

  /**
   * Returns what trains children further; what refuses to, if no trainer is installed.
   *
   * @param progress called after every epoch
   */
  static FineTuner find(Consumer<Epoch> progress) {
    return ServiceLoader.load(TrainingService.class)
        .findFirst()
        .map(service -> tuner(service, progress))
        .orElseGet(FineTuner::absent);
  }

  private static FineTuner tuner(TrainingService service, Consumer<Epoch> progress) {
    return (start, recipe, data) -> {
      try {
        return service.fineTune(start, recipe, data, progress);
      } catch (TrainingException e) {
        throw new ApproximationException(e.getMessage());
      } catch (IOException e) {
        throw new ApproximationException(recipe + ", " + data + ": can not be read: " + e);
      }
    };
  }
}
