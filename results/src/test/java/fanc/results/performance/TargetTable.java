package fanc.results.performance;

import static fanc.results.performance.EngineRecords.number;

import fanc.results.BenchmarkRow;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was asked of the engine beside what was measured. */
final class TargetTable {
  private static final String PATCH = "reference-mnist-patch2x2";
  private static final String COLOUR_PATCH = "reference-cifar-patch2x2";
  private static final String BALL = "reference-mnist-linf0.02";
  private static final String NOT_MEASURED = "-";

  private final EngineRecords records;
  private final List<List<String>> rows = new ArrayList<>();

  private TargetTable(EngineRecords records) {
    this.records = records;
  }

  static TextTable of(EngineRecords records) {
    TargetTable table = new TargetTable(records);
    table.perRegion("FCN7-MNIST, 2x2 patch, 729 regions, `deepz`", "fcnn7", PATCH, "deepz", 0.15);
    table.perRegion("the same, `scratch`", "fcnn7", PATCH, "scratch", 0.05);
    table.perRegion("CONV2-MNIST, 2x2 patch, 729 regions, `deepz`", "fconv4", PATCH, "deepz", 0.4);
    table.perRegion("the same, `scratch`", "fconv4", PATCH, "scratch", 0.08);
    table.perRegion("FCN7-CIFAR, 961 regions, `deepz`", "fcnn7_cifar", COLOUR_PATCH, "deepz", 0.5);
    table.perRegion(
        "CONV4-CIFAR, 961 regions, `deepz`", "fconv4_cifar", COLOUR_PATCH, "deepz", 1.5);
    table.perImage();
    table.threads();
    table.products();
    table.rounding("cost of sound rounding, FCN7-MNIST, 2x2 patch (few symbols)", PATCH, 15);
    table.rounding("cost of sound rounding, FCN7-MNIST, L-inf 0.02 (many symbols)", BALL, 8);
    table.memory("deepz");
    table.memory("scratch");
    table.start("verify", "`./fanc verify`, one image, small network, cold", 1000);
    table.start("version", "`./fanc --version`", 400);
    return new TextTable(
        List.of(
            Column.words("work"),
            Column.words("target"),
            Column.numbers("measured"),
            Column.words("met"),
            Column.words("file")),
        table.rows);
  }

  private void add(String work, String target, String measured, boolean met, String file) {
    boolean known = !measured.startsWith(NOT_MEASURED);
    rows.add(List.of(work, target, measured, known ? (met ? "yes" : "no") : "-", file));
  }

  private void perRegion(
      String work, String network, String property, String method, double target) {
    Optional<BenchmarkRow> row = records.row(0, network, property, method);
    double warm = value(row, EngineRecords::millisPerRegion);
    double cold = value(row, r -> 1e3 * r.firstPerRegion());
    add(
        work,
        number("%.2f ms per region", target),
        number("%.3f ms", warm) + number(" (first %.3f)", cold).replace(NOT_MEASURED, ""),
        warm <= target,
        "runs.txt, first");
  }

  private void perImage() {
    double warm = value(records.row(0, "fcnn7", BALL, "deepz"), EngineRecords::millisPerImage);
    add(
        "FCN7-MNIST, L-inf 0.02, `deepz`",
        "16 ms per image",
        number("%.1f ms", warm),
        warm <= 16,
        "runs.txt, first");
  }

  private static double value(Optional<BenchmarkRow> row, ToDoubleFunction<BenchmarkRow> what) {
    return row.map(what::applyAsDouble).orElse(Double.NaN);
  }

  private void threads() {
    for (String method : List.of("deepz", "scratch")) {
      double one = value(records.row(0, "fcnn7", PATCH, method), EngineRecords::millisPerImage);
      double two = value(records.row(1, "fcnn7", PATCH, method), EngineRecords::millisPerImage);
      add(
          "two threads against one, FCN7-MNIST, 2x2 patch, `" + method + "`",
          "1.8x",
          number("%.2fx", one / two),
          one / two >= 1.8,
          "runs.txt, both");
    }
  }

  private void products() {
    double share =
        records
            .work("fcnn7", PATCH)
            .map(work -> 100 * ProductTables.gigaflops(work))
            .map(speed -> speed / ProductTables.peak(records.products().orElseThrow()))
            .orElse(Double.NaN);
    add(
        "products inside DeepZ, FCN7-MNIST, 2x2 patch",
        "55 % of the DGEMM peak",
        number("%.0f %%", share),
        share >= 55,
        "products.json");
  }

  private void rounding(String work, String property, double target) {
    double cost =
        records
            .work("fcnn7", property)
            .map(found -> 100 * found.path("costOfRadii").asDouble())
            .orElse(Double.NaN);
    add(
        work,
        number("under %.0f %%", target),
        number("%.1f %%", cost),
        cost < target,
        "products.json");
  }

  private void memory(String method) {
    double megabytes =
        records.growth().stream()
            .filter(line -> line[0].equals("regions") && line[1].equals("100000"))
            .filter(line -> line[2].equals(method))
            .mapToDouble(line -> Double.parseDouble(line[6]))
            .findFirst()
            .orElse(Double.NaN);
    add(
        "100,000 L0 regions, resident memory, `" + method + "`",
        "under 1.5 GB",
        number("%.0f MiB", megabytes),
        megabytes * (1 << 20) < 1.5e9,
        "growth.csv");
  }

  private void start(String what, String work, double target) {
    double millis =
        records.start().stream()
            .filter(line -> line[0].equals(what))
            .mapToDouble(line -> Double.parseDouble(line[1]))
            .findFirst()
            .orElse(Double.NaN);
    add(
        work,
        number("under %.1f s", target / 1e3),
        number("%.2f s", millis / 1e3),
        millis < target,
        "start.csv");
  }
}
