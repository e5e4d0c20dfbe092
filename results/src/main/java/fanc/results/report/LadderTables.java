package fanc.results.report;

import fanc.results.BenchmarkRow;
import fanc.results.GeometricMean;
import fanc.results.OverScratch;
import fanc.results.ShortNames;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a method saves over the baseline and over the best without a parent: for each network and
 * property a row of means over its children, and tables of all speed-ups with a column for each
 * child.
 *
 * <p>Near children, of which targets speak, are those of rules that change weights little: float16,
 * int16, int8, pruning of up to 50 %.
 */
final class LadderTables {
  private static final Pattern NEAR =
      Pattern.compile("float16|int16|int8(-.*)?|prune([1-9]|[1-4][0-9]|50)");
  private static final List<Column> MEANS =
      List.of(
          Column.words("network"),
          Column.words("property"),
          Column.numbers("images"),
          Column.numbers("regions"),
          Column.numbers("verified, baseline"),
          Column.numbers("verified"),
          Column.numbers("ms an image, baseline"),
          Column.numbers("ms an image, near"),
          Column.numbers("S, near"),
          Column.numbers("S_scratch, near"),
          Column.numbers("S, least"),
          Column.numbers("S_scratch, least"),
          Column.numbers("S_total(1), near"),
          Column.numbers("S_total(10), near"),
          Column.numbers("T_prove / T_base, parent"),
          Column.numbers("S, first decision"));

  private final ReportedRun run;
  private final String method;
  private final OverScratch scratch;
  private final ShortNames names;

  private LadderTables(ReportedRun run, String method, ShortNames names) {
    this.run = run;
    this.method = method;
    this.scratch = new OverScratch(run.summary());
    this.names = names;
  }

  /** One network and one property. */
  private record Place(String network, String property) {}

  /** Returns the tables by file; none of a run that did not measure what they compare. */
  static Map<String, String> of(ReportedRun run, String method, ShortNames names) {
    LadderTables tables = new LadderTables(run, method, names);
    Map<String, String> files = new LinkedHashMap<>();
    if (tables.scratch.isKnown() && run.transfers(method)) {
      String name = "ladder-" + run.benchmark();
      files.put(name + ".md", tables.means().toMarkdown());
      files.put(name + "-baseline.md", tables.byChild(r -> r.times().speedup()).toMarkdown());
      files.put(name + "-scratch.md", tables.byChild(tables.scratch::speedup).toMarkdown());
    }
    return files;
  }

  private Map<Place, List<BenchmarkRow>> places() {
    Map<Place, List<BenchmarkRow>> places = new LinkedHashMap<>();
    run.summary().rows().stream()
        .filter(row -> row.method().equals(method))
        .forEach(
            row ->
                places
                    .computeIfAbsent(
                        new Place(row.network(), row.property()), p -> new ArrayList<>())
                    .add(row));
    return places;
  }

  private TextTable means() {
    List<List<String>> lines = new ArrayList<>();
    places().forEach((place, rows) -> lines.add(line(place, rows)));
    return new TextTable(MEANS, lines);
  }

  private List<String> line(Place place, List<BenchmarkRow> rows) {
    List<BenchmarkRow> near = rows.stream().filter(LadderTables::isNear).toList();
    BenchmarkRow first = rows.get(0);
    return List.of(
        names.of(place.network()),
        names.of(place.property()),
        String.valueOf(first.images()),
        String.valueOf(sum(rows, r -> r.counts().regions())),
        String.valueOf(
            sum(rows, r -> r.counts().verified() - r.counts().more() + r.counts().fewer())),
        String.valueOf(sum(rows, r -> r.counts().verified())),
        Figures.seconds(1e3 * mean(near, r -> r.times().baseline() / r.images())),
        Figures.seconds(1e3 * mean(near, r -> r.times().own() / r.images())),
        Figures.factor(mean(near, r -> r.times().speedup())),
        Figures.factor(mean(near, scratch::speedup)),
        Figures.factor(least(rows, r -> r.times().speedup())),
        Figures.factor(least(rows, scratch::speedup)),
        Figures.factor(mean(near, r -> r.times().speedupTotal1())),
        Figures.factor(mean(near, r -> r.times().speedupTotal10())),
        Figures.factor(first.times().prove() / first.times().parent()),
        Figures.factor(firstDecision(first)));
  }

  private static boolean isNear(BenchmarkRow row) {
    return NEAR.matcher(row.child()).matches();
  }

  private static long sum(List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkRow> count) {
    return Math.round(rows.stream().mapToDouble(count).sum());
  }

  private static double mean(List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkRow> figure) {
    return GeometricMean.of(rows.stream().mapToDouble(figure).filter(Double::isFinite).toArray())
        .value();
  }

  private static double least(List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkRow> figure) {
    return rows.stream().mapToDouble(figure).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  /** Returns the speed-up of the first decisions in the process, before anything was compiled. */
  private double firstDecision(BenchmarkRow row) {
    Optional<BenchmarkRow> baseline =
        run.summary().rows().stream()
            .filter(other -> other.method().equals(run.baseline()))
            .filter(other -> other.network().equals(row.network()))
            .filter(other -> other.property().equals(row.property()))
            .filter(other -> other.child().equals(row.child()))
            .findFirst();
    return baseline.map(b -> b.firstPerRegion() / row.firstPerRegion()).orElse(Double.NaN);
  }

  private TextTable byChild(ToDoubleFunction<BenchmarkRow> figure) {
    List<String> children =
        places().values().stream()
            .flatMap(List::stream)
            .map(BenchmarkRow::child)
            .distinct()
            .toList();
    List<Column> columns =
        Stream.concat(
                Stream.of(Column.words("network"), Column.words("property")),
                children.stream().map(Column::numbers))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    places()
        .forEach(
            (place, rows) -> {
              List<String> line = new ArrayList<>();
              line.add(names.of(place.network()));
              line.add(names.of(place.property()));
              for (String child : children) {
                line.add(
                    rows.stream()
                        .filter(row -> row.child().equals(child))
                        .map(row -> Figures.factor(figure.applyAsDouble(row), row.counts()))
                        .findFirst()
                        .orElse(Figures.UNKNOWN));
              }
              lines.add(line);
            });
    return new TextTable(columns, lines);
  }
}
