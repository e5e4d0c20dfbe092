package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Networks of which the truth is known although their relaxations are not exact: hidden values grow
 * with every pixel, and the margin of label 0 falls with every one, so that the ends of all values
 * over a box are at its two ends. Images of 8 x 8 pixels, dark and grey, in which a patch of 2 x 2
 * pixels takes any values; of about half of the 49 positions the claim is false.
 */
final class MonotoneFiles {
  static final int PIXELS = 64;
  static final int POSITIONS = 49;
  private static final int SIDE = 8;
  private static final int HIDDEN = 6;

  private final Path folder;

  MonotoneFiles(Path folder) throws IOException {
    this.folder = folder;
    String dark = ",0".repeat(PIXELS);
    String grey = ",1".repeat(PIXELS);
    Files.writeString(file("images.csv"), "0" + dark + "\n0" + grey + "\n");
    Files.writeString(file("patch.json"), Workspace.patch("\"0..1\"", ""));
    Files.writeString(
        file("other.json"), Workspace.patch("\"0..1\"", "").replace("[0, 1]}", "[0, 0.9]}"));
    write("parent.onnx", network(7, 0, .5));
    write("child.onnx", network(7, .004, .5));
    write("far.onnx", network(7, .3, .5));
    write("weak.onnx", network(7, 0, .62));
  }

  /** Returns a path in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns the network in a file. */
  Network network(String name) throws Exception {
    return OnnxModel.read(file(name)).network();
  }

  private void write(String name, Network network) throws IOException {
    OnnxWriter.of(network).write(file(name));
  }

  /**
   * Makes a network.
   *
   * @param noise relative size of what is added to weights
   * @param share of the positions whose patches leave label 0 where it is
   */
  private static Network network(long seed, double noise, double share) {
    Random random = new Random(seed);
    Random more = new Random(seed + 1);
    double[] first = new double[PIXELS * HIDDEN];
    for (int k = 0; k < first.length; k++) {
      int row = k / HIDDEN / SIDE;
      double there = .3 + (double) row / SIDE;
      first[k] = moved(there * random.nextDouble(), noise, more);
    }
    double[] second = new double[HIDDEN * HIDDEN];
    Arrays.setAll(second, k -> moved(.5 * random.nextDouble(), noise, more));
    double[] bias = new double[HIDDEN];
    Arrays.setAll(bias, k -> (float) (-.2 - .8 * random.nextDouble()));
    double[] last = new double[HIDDEN * 2];
    Arrays.setAll(last, k -> k % 2 == 0 ? 0 : moved(.3 + random.nextDouble(), noise, more));
    Network open = network(first, bias, second, last, 0);
    double[] sums = new double[POSITIONS];
    for (int p = 0; p < POSITIONS; p++) {
      double[] x = new double[PIXELS];
      int corner = p / 7 * SIDE + p % 7;
      for (int pixel : new int[] {corner, corner + 1, corner + SIDE, corner + SIDE + 1}) {
        x[pixel] = 1;
      }
      sums[p] = Evaluation.evaluate(open, x)[1];
    }
    Arrays.sort(sums);
    return network(first, bias, second, last, (float) sums[(int) (share * POSITIONS)]);
  }

  private static double moved(double weight, double noise, Random random) {
    return (float) (weight * (1 + noise * (2 * random.nextDouble() - 1)));
  }

  private static Network network(
      double[] first, double[] bias, double[] second, double[] last, double most) {
    Shape hidden = Shape.of(1, HIDDEN);
    Tensor[] matrices = {
      Tensor.of(Shape.of(PIXELS, HIDDEN), first),
      Tensor.of(Shape.of(HIDDEN, HIDDEN), second),
      Tensor.of(Shape.of(HIDDEN, 2), last)
    };
    Tensor small = Tensor.vector(Arrays.stream(bias).map(b -> (float) (.1 * b)).toArray());
    return new Network(
        "x",
        Shape.of(1, PIXELS),
        List.of(
            new Step(
                Affine.exact(matrices[0], Tensor.vector(bias)), List.of(0), "z", "Gemm", hidden),
            new Step(new Relu(), List.of(1), "h", "Relu", hidden),
            new Step(Affine.exact(matrices[1], small), List.of(2), "g", "Gemm", hidden),
            new Step(new Relu(), List.of(3), "k", "Relu", hidden),
            new Step(
                Affine.exact(matrices[2], Tensor.vector(most, 0)),
                List.of(4),
                "y",
                "Gemm",
                Shape.of(1, 2))));
  }
}
