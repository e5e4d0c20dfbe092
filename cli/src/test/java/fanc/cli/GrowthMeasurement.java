package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxWriter;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.results.PeakMemory;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One point of a growth curve, measured in a process of its own so that its peak of memory is its
 * own. Prints a line of {@code results/engine/growth.csv}. Run by {@code
 * results/engine/measure.sh}.
 *
 * <p>Arguments: what grows ({@code regions}, {@code symbols}, {@code width} or {@code depth}), how
 * large it is, and the method.
 */
final class GrowthMeasurement {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root")).toAbsolutePath();
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int WIDTH = 200;
  private static final int DEPTH = 4;
  private static final int REGIONS = 25;
  private static final int TIMES = 5;

  /** Beyond this many seconds a decision is not repeated: it warms itself up. */
  private static final double LONG = 2;

  private GrowthMeasurement() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    String axis = arguments[0];
    int size = Integer.parseInt(arguments[1]);
    Method method = new Method.Converter().convert(arguments[2]);
    Path folder = Files.createTempDirectory("growth");
    LoadedNetwork loaded = LoadedNetwork.read(network(axis, size, folder), new OutputChoice.Only());
    Property property = PropertyFile.read(property(axis, size, folder));
    PropertyCase image = property.cases().get(0);
    ImageClaim claim = ImageClaim.of(property, image, loaded, OptionalInt.empty());
    EngineWork work = new EngineWork(axis, axis, loaded, claim);
    // Cold as fanc verify decides once, warm as fanc bench decides again and again.
    double once = WorkEstimate.of(loaded.network(), List.of(image), 1);
    double first = work.decide(method, Backend.named("auto", once, note -> {}), 1)[0];
    double warm = first;
    if (first < LONG) {
      Kernels kernels = Backend.named("auto", WorkEstimate.LONG, note -> {});
      work.decide(method, kernels, TIMES);
      warm = EngineWork.median(work.decide(method, kernels, TIMES));
    }
    System.out.printf(
        Locale.ROOT,
        "%s,%d,%s,%d,%.6f,%.6f,%d%n",
        axis,
        size,
        method,
        work.claim().family().size(),
        first,
        warm,
        PeakMemory.megabytes());
  }

  private static Path network(String axis, int size, Path folder) throws Exception {
    return switch (axis) {
      case "width" -> random(folder, size, DEPTH);
      case "depth" -> random(folder, WIDTH, size);
      default -> ROOT.resolve("networks/models/mnist-4x200.onnx");
    };
  }

  private static Path property(String axis, int size, Path folder) throws Exception {
    String perturbation =
        switch (axis) {
          case "regions" -> triples(size);
          case "symbols" -> square(size);
          default -> triples(REGIONS);
        };
    return Files.writeString(
        folder.resolve("property.json"),
        """
        {"$schema": "property-1.json", "name": "%s", "version": 1,
         "inputs": {"images": "%s", "indices": "0", "layout": "HW", "valueRange": [0, 255]},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": %s, "claim": {"kind": "label", "label": "predicted"}}
        """
            .formatted(axis, ROOT.resolve("properties/images/demo.csv"), perturbation));
  }

  /** Random sets of three pixels with any values. */
  private static String triples(int count) {
    return """
        {"kind": "l0", "pixels": 3, "select": "random", "count": %d, "seed": 1, "range": [0, 1]}"""
        .formatted(count);
  }

  /** One region: a square in the middle of the image, of {@code side} squared pixels. */
  private static String square(int side) {
    int begin = (SIDE - side) / 2;
    return IntStream.range(0, side * side)
        .mapToObj(
            i ->
                "{\"row\": %d, \"column\": %d, \"lower\": 0.48, \"upper\": 0.52}"
                    .formatted(begin + i / side, begin + i % side))
        .collect(
            Collectors.joining(", ", "{\"kind\": \"box\", \"range\": [0, 1], \"pixels\": [", "]}"));
  }

  /** A dense network of random weights whose sums neither grow nor vanish with the depth. */
  private static Path random(Path folder, int width, int depth) throws Exception {
    Random random = new Random(1);
    List<Step> steps = new ArrayList<>();
    int inputs = SIDE * SIDE;
    for (int layer = 0; layer < depth; layer++) {
      steps.add(affine(random, steps.size(), inputs, width));
      steps.add(
          new Step(new Relu(), List.of(steps.size()), "h" + layer, "Relu", Shape.of(1, width)));
      inputs = width;
    }
    steps.add(affine(random, steps.size(), inputs, CLASSES));
    Path file = folder.resolve("network.onnx");
    OnnxWriter.of(new Network("x", Shape.of(1, SIDE * SIDE), steps)).write(file);
    return file;
  }

  private static Step affine(Random random, int value, int inputs, int outputs) {
    double scale = Math.sqrt(2.0 / inputs);
    double[] weight = new double[inputs * outputs];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (random.nextGaussian() * scale);
    }
    double[] bias = new double[outputs];
    for (int i = 0; i < outputs; i++) {
      bias[i] = (float) (random.nextGaussian() * 0.1);
    }
    return new Step(
        Affine.exact(Tensor.of(Shape.of(inputs, outputs), weight), Tensor.vector(bias)),
        List.of(value),
        "z" + value,
        "Gemm",
        Shape.of(1, outputs));
  }
}
