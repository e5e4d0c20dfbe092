package fanc.results.performance;

import static fanc.results.performance.EngineRecords.number;

import com.fasterxml.jackson.databind.JsonNode;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Kernels and transformers on their own, as JMH timed them, beside the peak of the same run. */
final class MicroTables {
  private static final double PEAK_OPERATIONS = 2.0 * 1024 * 1024 * 1024;

  /** Multiplications and additions of one image of a layer of {@code ConvolutionBenchmark}. */
  private static final Map<String, Double> LAYERS =
      Map.of(
          "MNIST", 2.0 * 4 * 16 * 196,
          "CIFAR", 2.0 * 4 * 507 * 1024,
          "SECOND", 2.0 * 8 * 64 * 49,
          "MANY_FILTERS", 2.0 * 32 * 144 * 256);

  private static final int IMAGES = 25;

  private MicroTables() {}

  /** Returns the fastest DGEMM of the run, 10^9 operations per second; NaN without one. */
  static double peak(JsonNode jmh) {
    double peak = Double.NaN;
    for (JsonNode entry : jmh) {
      if (name(entry).equals("dgemm")) {
        double speed = PEAK_OPERATIONS / micros(entry) / 1e3;
        peak = Double.isNaN(peak) ? speed : Math.max(peak, speed);
      }
    }
    return peak;
  }

  /** Returns a row for each kernel, size and backend. */
  static TextTable kernels(JsonNode jmh) {
    double peak = peak(jmh);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode entry : jmh) {
      if (entry.path("params").has("backend")) {
        double speed = operations(entry) / micros(entry) / 1e3;
        JsonNode params = entry.path("params");
        rows.add(
            List.of(
                name(entry),
                params.path("backend").asText(),
                size(params),
                number("%.4g", micros(entry)),
                number("%.1f", speed),
                number("%.0f %%", 100 * speed / peak)));
      }
    }
    return new TextTable(
        List.of(
            Column.words("kernel"),
            Column.words("backend"),
            Column.words("size"),
            Column.numbers("us"),
            Column.numbers("GFLOP/s"),
            Column.numbers("of the peak")),
        rows);
  }

  /** Returns a row for each transformer. */
  static TextTable transformers(JsonNode jmh) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode entry : jmh) {
      if (entry.path("params").has("step")) {
        rows.add(
            List.of(
                entry.path("params").path("step").asText(),
                entry.path("params").path("input").asText(),
                number("%.4g", micros(entry))));
      }
    }
    return new TextTable(
        List.of(Column.words("transformer"), Column.words("region"), Column.numbers("us")), rows);
  }

  private static String name(JsonNode entry) {
    String benchmark = entry.path("benchmark").asText();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static double micros(JsonNode entry) {
    return entry.path("primaryMetric").path("score").asDouble();
  }

  private static String size(JsonNode params) {
    if (params.has("layer")) {
      return params.path("layer").asText() + ", density " + params.path("density").asText();
    }
    return params.path("size").asText();
  }

  /** Operations of the definition, zeros and padding included; NaN where the name says none. */
  private static double operations(JsonNode entry) {
    JsonNode params = entry.path("params");
    double[] sizes =
        Arrays.stream(params.path("size").asText().split("x", -1))
            .filter(part -> !part.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    return switch (name(entry)) {
      case "dgemm" -> PEAK_OPERATIONS;
      case "multiply", "multiplySelected" -> 2 * sizes[0] * sizes[1] * sizes[2];
      case "multiplySelectedPair" -> 4 * sizes[1] * sizes[2];
      case "multiplyAbsolute" -> 2 * sizes[0] * sizes[1];
      case "absoluteColumnSums", "scaleColumns" -> sizes[0] * sizes[1];
      case "convolveAbsolute" -> LAYERS.get("SECOND");
      case "convolve" -> IMAGES * LAYERS.get(params.path("layer").asText());
      default -> Double.NaN;
    };
  }
}
