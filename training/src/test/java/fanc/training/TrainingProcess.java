package fanc.training;

import fanc.networks.training.TrainingService.Job;
import java.nio.file.Path;

/** A training in a process of its own that can be killed; prints the number of each epoch. */
final class TrainingProcess {
  private TrainingProcess() {}

  /** Trains: recipe, data, network. */
  public static void main(String[] arguments) throws Exception {
    Job job = new Job(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), false);
    new PyTorchTrainingService()
        .train(
            job,
            epoch -> {
              System.out.println(epoch.number());
              System.out.flush();
            });
  }
}
