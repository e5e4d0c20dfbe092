package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A network with random weights on the images of a {@link Workspace}, wide enough that zonotopes
 * need far more memory than it does itself, and a ball around the black images on which it is
 * robust: the first output has a head start of 1000 and all that depends on the image is below 100.
 */
final class LargeNetwork {
  /** Zonotopes have a generator for each pixel and each neuron: 64 + 1000, then 64 + 2000. */
  private static final int WIDTH = 1000;

  private LargeNetwork() {}

  static void write(Path file) throws IOException {
    Random random = new Random(1);
    List<Step> steps = new ArrayList<>();
    int inputs = Workspace.PIXELS;
    for (int layer = 0; layer < 3; layer++) {
      add(steps, affine(random, inputs, WIDTH), WIDTH);
      steps.add(
          new Step(new Relu(), List.of(steps.size()), "h" + layer, "Relu", Shape.of(1, WIDTH)));
      inputs = WIDTH;
    }
    Tensor bias = Tensor.vector(1000, 0);
    Tensor weights = Tensor.of(Shape.of(WIDTH, 2), values(random, WIDTH * 2));
    add(steps, Affine.exact(weights, bias), 2);
    OnnxWriter.of(new Network("x", Shape.of(1, Workspace.PIXELS), steps)).write(file);
  }

  private static void add(List<Step> steps, Affine op, int width) {
    steps.add(new Step(op, List.of(steps.size()), "z" + steps.size(), "Gemm", Shape.of(1, width)));
  }

  private static Affine affine(Random random, int inputs, int outputs) {
    return Affine.exact(
        Tensor.of(Shape.of(inputs, outputs), values(random, inputs * outputs)),
        Tensor.zeros(outputs));
  }

  /** Multiples of 2^-12 below 2^-5 in magnitude: floats, whatever rounds. */
  private static double[] values(Random random, int count) {
    return random.ints(count, -127, 128).mapToDouble(i -> i * 0x1p-12).toArray();
  }

  /**
   * Returns a property of which every pixel may change.
   *
   * @param more further keys, with a comma before
   */
  static String ball(String indices, String more) {
    String patch = Workspace.patch(indices, "");
    String ball =
        patch.replaceFirst(
            "\"perturbation\": \\{[^}]*\\}",
            "\"perturbation\": {\"kind\": \"linf\", \"epsilon\": 0.25, \"range\": [0, 1]}");
    return ball.stripTrailing().replaceFirst("\\}$", more + "}");
  }

  /** Returns the key of a property that allows some memory. */
  static String allowing(int megabytes) {
    return ", \"budget\": {\"memoryMegabytes\": " + megabytes + "}";
  }
}
