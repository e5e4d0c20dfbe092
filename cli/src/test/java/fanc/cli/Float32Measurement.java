package fanc.cli;

import fanc.networks.onnx.OutputChoice;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Measures what a claim about float32 costs beside the same claim about real numbers: DeepZ, one
 * thread, one process, in turn.
 *
 * <p>Arguments: a property about real numbers, an image, and networks. Prints for each network the
 * median seconds of both, the median of the ratios of neighbours, and both worst margins.
 */
final class Float32Measurement {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 21;

  private Float32Measurement() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Property property = PropertyFile.read(Path.of(arguments[0]));
    int image = Integer.parseInt(arguments[1]);
    try (Engine engine = new Engine(Backend.named("auto", WorkEstimate.LONG, note -> {}), 1)) {
      for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
        LoadedNetwork network =
            LoadedNetwork.read(Path.of(file), new OutputChoice.Only()).asAskedBy(property);
        PropertyCase theCase = property.cases().get(image);
        measure(engine, network, ImageClaim.of(property, theCase, network, OptionalInt.empty()));
      }
    }
  }

  private static void measure(Engine engine, LoadedNetwork network, ImageClaim claim) {
    FamilyDecision real = engine.fromScratch(network.network(), Method.DEEPZ);
    FamilyDecision deployed = Deployed.way(engine, Method.DEEPZ, network.network());
    double[] secondsReal = new double[ROUNDS];
    double[] secondsDeployed = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double first = real.decide(claim, null).seconds();
      double second = deployed.decide(claim, null).seconds();
      if (round >= 0) {
        secondsReal[round] = first;
        secondsDeployed[round] = second;
        ratios[round] = second / first;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: real %.4f s, float32 %.4f s, ratio %.3f; worst margins %.7g and %.7g%n",
        network.path().getFileName(),
        EngineWork.median(secondsReal),
        EngineWork.median(secondsDeployed),
        EngineWork.median(ratios),
        real.decide(claim, null).worstMargin(),
        deployed.decide(claim, null).worstMargin());
  }
}
