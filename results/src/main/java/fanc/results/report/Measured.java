package fanc.results.report;

import fanc.results.Benchmark.Variant;
import fanc.results.BenchmarkRow;
import fanc.results.ShortNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the runs of a report measured, by method.
 *
 * @param runs the runs
 * @param method name of the method that the report is about
 */
record Measured(List<ReportedRun> runs, String method) {
  private static final String TILES = "paper";
  private static final String SINGLE = "single";

  Measured {
    runs = List.copyOf(runs);
  }

  /** What a row is about. */
  private record Place(String network, String property, String child, String method) {}

  /**
   * Chooses the method.
   *
   * @param wanted its name; otherwise the first that uses a parent's proof with its own parameters,
   *     else the first that uses a parent's proof, else the first but the baseline
   * @throws IllegalArgumentException if there is no such method, or two runs measured the same
   */
  static Measured of(List<ReportedRun> runs, Optional<String> wanted) {
    requireOnce(runs);
    List<String> known =
        runs.stream().flatMap(run -> run.methods().stream()).map(Variant::name).distinct().toList();
    if (wanted.isPresent() && !known.contains(wanted.get())) {
      throw new IllegalArgumentException(
          "no run measured the method '" + wanted.get() + "', but " + known);
    }
    String method =
        wanted
            .or(() -> first(runs, true))
            .or(() -> first(runs, false))
            .or(() -> notBaseline(runs))
            .orElse(known.get(0));
    return new Measured(runs, method);
  }

  private static Optional<String> first(List<ReportedRun> runs, boolean plain) {
    return runs.stream()
        .flatMap(
            run ->
                run.methods().stream()
                    .filter(method -> !plain || isPlain(method))
                    .map(Variant::name)
                    .filter(run::transfers))
        .findFirst();
  }

  private static Optional<String> notBaseline(List<ReportedRun> runs) {
    return runs.stream()
        .flatMap(
            run ->
                run.methods().stream()
                    .map(Variant::name)
                    .filter(name -> !name.equals(run.baseline())))
        .findFirst();
  }

  private static boolean isPlain(Variant method) {
    return method.cuts().isEmpty() && method.preset() == null;
  }

  private static void requireOnce(List<ReportedRun> runs) {
    Map<Place, String> owners = new HashMap<>();
    for (ReportedRun run : runs) {
      for (BenchmarkRow row : run.summary().rows()) {
        Place place = new Place(row.network(), row.property(), row.child(), row.method());
        String other = owners.put(place, run.name());
        if (other != null) {
          throw new IllegalArgumentException(
              "the runs %s and %s both measured %s on %s of %s, %s; report them apart"
                  .formatted(
                      other, run.name(), row.method(), row.child(), row.network(), row.property()));
        }
      }
    }
  }

  /** Returns the rows of the method. */
  List<MeasuredRow> rows() {
    return runs.stream().flatMap(run -> rows(run, method)).toList();
  }

  /** Returns the rows of the same method with a single template, the whole image one tile. */
  List<MeasuredRow> singleTemplateRows() {
    return rows(SINGLE);
  }

  /** Returns the rows of the same method with the tiles of the paper's Table 2. */
  List<MeasuredRow> tileRows() {
    return rows(TILES);
  }

  private List<MeasuredRow> rows(String preset) {
    return runs.stream()
        .flatMap(
            run ->
                alike(run)
                    .filter(other -> preset.equals(other.preset()) && other.cuts().isEmpty())
                    .flatMap(other -> rows(run, other.name())))
        .toList();
  }

  /** Returns the rows of the same method with templates at one cut alone, by the cut. */
  Map<Integer, List<MeasuredRow>> rowsByCut() {
    Map<Integer, List<MeasuredRow>> byCut = new TreeMap<>();
    for (ReportedRun run : runs) {
      String preset = run.method(method).map(Variant::preset).orElse(null);
      alike(run)
          .filter(other -> other.cuts().size() == 1 && Objects.equals(other.preset(), preset))
          .forEach(
              other ->
                  byCut
                      .computeIfAbsent(other.cuts().get(0), cut -> new ArrayList<>())
                      .addAll(rows(run, other.name()).toList()));
    }
    return byCut;
  }

  /** Returns short names of all networks and properties. */
  ShortNames names() {
    return ShortNames.of(
        runs.stream()
            .flatMap(run -> run.summary().rows().stream())
            .flatMap(row -> Stream.of(row.network(), row.property()))
            .toList());
  }

  private Stream<Variant> alike(ReportedRun run) {
    String family = run.method(method).map(Variant::method).orElse(method);
    return run.methods().stream().filter(other -> other.method().equals(family));
  }

  private static Stream<MeasuredRow> rows(ReportedRun run, String method) {
    return run.summary().rows().stream()
        .filter(row -> row.method().equals(method))
        .map(row -> new MeasuredRow(run, row));
  }
}
