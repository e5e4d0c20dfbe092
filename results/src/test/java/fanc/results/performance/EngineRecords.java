package fanc.results.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.results.BenchmarkFolder;
import fanc.results.BenchmarkRow;
import fanc.results.BenchmarkSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code results/engine/measure.sh} left; what is not there is empty.
 *
 * @param runs benchmark runs with one and with several threads, in this order
 * @param products kernels inside DeepZ
 * @param jmh kernels and transformers on their own
 * @param growth lines of the growth curves, cells by column
 * @param start lines of the times to start
 */
record EngineRecords(
    List<BenchmarkSummary> runs,
    Optional<JsonNode> products,
    Optional<JsonNode> jmh,
    List<String[]> growth,
    List<String[]> start) {

  /** Reads the records of a project. */
  static EngineRecords read(Path root) throws IOException {
    Path folder = root.resolve("results/engine");
    List<BenchmarkSummary> runs = new ArrayList<>();
    for (String name : lines(folder.resolve("runs.txt"))) {
      runs.add(new BenchmarkFolder(root.resolve("results/runs").resolve(name)).results());
    }
    return new EngineRecords(
        List.copyOf(runs),
        json(folder.resolve("products.json")),
        json(folder.resolve("jmh.json")),
        table(folder.resolve("growth.csv")),
        table(folder.resolve("start.csv")));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static Optional<JsonNode> json(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(new ObjectMapper().readTree(file.toFile()))
        : Optional.empty();
  }

  /** Returns the lines but the heading. */
  private static List<String[]> table(Path file) throws IOException {
    return lines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  /** Returns the row of a run, if it is finished and no budget ended it. */
  Optional<BenchmarkRow> row(int run, String network, String property, String method) {
    return runs.size() <= run
        ? Optional.empty()
        : runs.get(run).rows().stream()
            .filter(row -> stem(row.network()).equals(network))
            .filter(row -> stem(row.property()).equals(property))
            .filter(row -> row.method().equals(method) && row.counts().ended() == 0)
            .findFirst();
  }

  /** Returns what the kernels of one work came to. */
  Optional<JsonNode> work(String network, String property) {
    return products
        .map(record -> record.path("works"))
        .flatMap(
            works -> {
              for (JsonNode work : works) {
                if (work.path("network").asText().equals(network)
                    && work.path("property").asText().equals(property)) {
                  return Optional.of(work);
                }
              }
              return Optional.empty();
            });
  }

  static double millisPerRegion(BenchmarkRow row) {
    return 1e3 * row.times().own() / row.counts().regions();
  }

  static double millisPerImage(BenchmarkRow row) {
    return 1e3 * row.times().own() / row.images();
  }

  static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(json|onnx)$", "");
  }

  static String number(String format, Object... values) {
    boolean known =
        Arrays.stream(values).noneMatch(v -> v instanceof Double d && !Double.isFinite(d));
    return known ? String.format(Locale.ROOT, format, values) : "-";
  }
}
