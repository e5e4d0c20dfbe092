package fanc.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Networks and images of the repository, properties of them, and the command line. */
final class Sample {
  static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  static final Path PARENT = ROOT.resolve("networks/models/mnist-4x100.onnx");

  private Sample() {}

  /**
   * Writes a property of some images of the repository.
   *
   * @param perturbation its JSON
   * @param onlyCorrect whether misclassified images are left out
   */
  static Path property(Path folder, String perturbation, String indices, boolean onlyCorrect)
      throws IOException {
    return Files.writeString(
        folder.resolve("property.json"),
        """
        {"$schema": "property-1.json", "name": "sample", "version": 1,
         "inputs": {"images": "%s", "indices": "%s", "layout": "HW",
                    "valueRange": [0, 255], "onlyCorrect": %s},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": %s, "claim": {"kind": "label"}}
        """
            .formatted(
                ROOT.resolve("properties/images/demo.csv"), indices, onlyCorrect, perturbation));
  }

  /** Runs the command line in a process of its own, and returns its exit status. */
  static int fanc(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "fanc.cli.Main"));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  /** Runs a command and returns its exit status. */
  static int run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + command);
    }
    return process.exitValue();
  }
}
