package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with a property and networks whose verdicts are known by hand: black images of 8 x 8
 * pixels, in which a patch of 2 x 2 pixels takes any values from 0 to 1 at one of 49 positions, so
 * that the sum s of all pixels ranges over [0, 4].
 *
 * <p>Images 0 and 2 have label 0, image 1 has label 1, which no network here predicts.
 */
final class Workspace {
  static final int PIXELS = 64;
  static final int POSITIONS = 49;

  private final Path folder;

  Workspace(Path folder) throws IOException {
    this.folder = folder;
    String black = ",0".repeat(PIXELS);
    Files.writeString(
        file("images.csv"),
        Stream.of(0, 1, 0).map(label -> label + black).collect(Collectors.joining("\n", "", "\n")));
    write("patch.json", patch("\"0..2\"", ""));
    // y0 - y1 = 1 - 2 * 0.0625 s >= 0.5: verified, worst margin 0.5.
    network("robust.onnx", .0625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    // y0 - y1 = 1 - 2 * 0.25 s, which is -1 where all four pixels are 1: violated.
    network("fragile.onnx", .25, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    // y1 = relu(s - 2) - relu(s - 2) = 0 < y0 = 0.5, but each relu is relaxed on its own. With
    // relu(z) = z/2 + 1/2 +- 1/2 on [-2, 2] and 2/3 h + 1/3 +- 1/3 on [-1, 2] the two differ by up
    // to 2 (2/3 * 1/2 + 1/3) = 4/3, so the margin is 0.5 - 4/3: unknown.
    network("blurred.onnx", 1, -2, new double[][] {{0, 1}, {0, -1}}, .5, 0);
  }

  /** Returns a path in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a text file. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(file(name), text);
  }

  /** Returns the names of all files in the folder. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns a property JSON. */
  static String patch(String indices, String more) {
    return """
        {"$schema": "property-1.json", "name": "patch", "version": 1,
         "inputs": {"images": "images.csv", "indices": %s, "layout": "HW",
                    "valueRange": [0, 255], "onlyCorrect": true%s},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": {"kind": "patch", "size": [2, 2], "positions": "all", "range": [0, 1]},
         "claim": {"kind": "label"}}
        """
        .formatted(indices, more);
  }

  /**
   * Both neurons of the first hidden layer are relu(weight * s + bias), the second hidden layer
   * repeats the first, and the outputs are second^T hidden + (b0, b1).
   */
  private void network(
      String name, double weight, double bias, double[][] second, double b0, double b1)
      throws IOException {
    network(name, PIXELS, weight, bias, second, b0, b1);
  }

  void network(
      String name, int inputs, double weight, double bias, double[][] second, double b0, double b1)
      throws IOException {
    double[] first = new double[inputs * 2];
    Arrays.fill(first, weight);
    double[] flat = {second[0][0], second[0][1], second[1][0], second[1][1]};
    Shape two = Shape.of(1, 2);
    Affine identity =
        Affine.exact(Tensor.of(Shape.of(2, 2), new double[] {1, 0, 0, 1}), Tensor.zeros(2));
    Network network =
        new Network(
            "x",
            Shape.of(1, inputs),
            List.of(
                new Step(
                    Affine.exact(Tensor.of(Shape.of(inputs, 2), first), Tensor.vector(bias, bias)),
                    List.of(0),
                    "z",
                    "Gemm",
                    two),
                new Step(new Relu(), List.of(1), "h", "Relu", two),
                new Step(identity, List.of(2), "g", "Gemm", two),
                new Step(new Relu(), List.of(3), "k", "Relu", two),
                new Step(
                    Affine.exact(Tensor.of(Shape.of(2, 2), flat), Tensor.vector(b0, b1)),
                    List.of(4),
                    "y",
                    "Gemm",
                    two)));
    OnnxWriter.of(network).write(file(name));
  }
}
