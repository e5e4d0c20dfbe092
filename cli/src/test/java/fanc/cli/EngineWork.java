package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.PropertyCase;
import fanc.results.ResultFile;
import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * All regions of one image, to be decided from scratch by one thread, again and again.
 *
 * @param network its name in tables
 * @param property its name in tables
 */
record EngineWork(String network, String property, LoadedNetwork loaded, ImageClaim claim) {

  /**
   * Returns what a benchmark measures, of each network and property the first image that is
   * classified correctly.
   */
  static List<EngineWork> of(Path benchmark)
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    BenchPlan plan =
        BenchPlan.of(benchmark, ResultFile.readBenchmark(benchmark), new OutputChoice.Only());
    List<EngineWork> works = new ArrayList<>();
    for (BenchPlan.Family family : plan.families()) {
      for (BenchPlan.Claims claims : family.claims()) {
        LoadedNetwork loaded = family.parent().asAskedBy(claims.property());
        works.add(
            new EngineWork(
                stem(family.name()), stem(claims.name()), loaded, firstClaim(claims, loaded)));
      }
    }
    return works;
  }

  private static ImageClaim firstClaim(BenchPlan.Claims claims, LoadedNetwork loaded)
      throws PropertyFormatException {
    for (PropertyCase theCase : claims.cases()) {
      ImageClaim claim = ImageClaim.of(claims.property(), theCase, loaded, OptionalInt.empty());
      if (!claim.misclassified()) {
        return claim.on(RegionsInMemory.of(claim.family()));
      }
    }
    throw new IllegalArgumentException(claims.name() + ": no image is classified correctly");
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(json|onnx)$", "");
  }

  /** Decides the claim as often as wanted; returns the seconds of each time. */
  double[] decide(Method method, Kernels kernels, int times) {
    try (Engine engine = new Engine(kernels, 1)) {
      FamilyDecision way = engine.fromScratch(loaded.network(), method);
      double[] seconds = new double[times];
      for (int i = 0; i < times; i++) {
        seconds[i] = way.decide(claim, null).seconds();
      }
      return seconds;
    }
  }

  /** Returns the median, the larger of two middle ones. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
