package fanc.results.performance;

import static fanc.results.performance.EngineRecords.number;

import com.fasterxml.jackson.databind.JsonNode;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where DeepZ spends its time, by kernel, and what rounding costs. */
final class ProductTables {
  /** Kernels that a DeepZ without rounding would need as well. */
  private static final Set<String> PRODUCTS =
      Set.of("multiply", "multiplySelected", "multiplySelectedPair", "convolve");

  private ProductTables() {}

  /**
   * Returns the speed inside the products of a work, 10^9 operations per second; NaN without any.
   */
  static double gigaflops(JsonNode work) {
    double operations = 0;
    double seconds = 0;
    for (String kernel : PRODUCTS) {
      operations += work.path("kernels").path(kernel).path("operations").asDouble();
      seconds += work.path("kernels").path(kernel).path("seconds").asDouble();
    }
    return operations / seconds / 1e9;
  }

  /** Returns the mean of the peaks before and after the works. */
  static double peak(JsonNode record) {
    double begin = record.path("dgemmGflopsBegin").asDouble();
    return (begin + record.path("dgemmGflopsEnd").asDouble()) / 2;
  }

  /** Returns a row for each work. */
  static TextTable works(JsonNode record) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode work : record.path("works")) {
      double speed = gigaflops(work);
      double inside = 0;
      for (JsonNode kernel : work.path("kernels")) {
        inside += kernel.path("seconds").asDouble();
      }
      rows.add(
          List.of(
              work.path("network").asText(),
              work.path("property").asText(),
              work.path("regions").asText(),
              number("%.4g", 1e3 * work.path("seconds").asDouble() / work.path("regions").asInt()),
              number("%.1f", speed),
              number("%.0f %%", 100 * speed / peak(record)),
              number("%.0f %%", 100 * inside / work.path("secondsWatched").asDouble()),
              number("%.1f %%", 100 * work.path("costOfRadii").asDouble())));
    }
    return new TextTable(
        List.of(
            Column.words("network"),
            Column.words("property"),
            Column.numbers("regions"),
            Column.numbers("ms per region"),
            Column.numbers("products, GFLOP/s"),
            Column.numbers("of the peak"),
            Column.numbers("time in kernels"),
            Column.numbers("cost of rounding")),
        rows);
  }

  /** Returns a row for each kernel of each work. */
  static TextTable kernels(JsonNode record) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode work : record.path("works")) {
      double all = work.path("secondsWatched").asDouble();
      for (Map.Entry<String, JsonNode> entry : work.path("kernels").properties()) {
        JsonNode kernel = entry.getValue();
        double seconds = kernel.path("seconds").asDouble();
        double operations = kernel.path("operations").asDouble();
        rows.add(
            List.of(
                work.path("network").asText(),
                work.path("property").asText(),
                entry.getKey(),
                kernel.path("calls").asText(),
                number("%.4g", operations / 1e6),
                number("%.1f", operations / seconds / 1e9),
                number("%.0f %%", 100 * seconds / all)));
      }
    }
    return new TextTable(
        List.of(
            Column.words("network"),
            Column.words("property"),
            Column.words("kernel"),
            Column.numbers("calls"),
            Column.numbers("MFLOP"),
            Column.numbers("GFLOP/s"),
            Column.numbers("of the time")),
        rows);
  }
}
