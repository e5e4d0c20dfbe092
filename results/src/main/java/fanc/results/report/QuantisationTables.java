package fanc.results.report;

import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.published.PublishedCell.HitRate;
import fanc.results.published.PublishedCell.OneChildTotal;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.SurvivalRate;
import fanc.results.published.PublishedCell.Timing;
import fanc.results.published.PublishedResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The paper's tables on rounded and quantised children beside our numbers. */
final class QuantisationTables {
  /** How far below the published hit rate ours may be. */
  private static final double HIT_RATE_SLACK = .05;

  private final PublishedResults paper;
  private final PaperCells ours;

  QuantisationTables(PublishedResults paper, PaperCells ours) {
    this.paper = paper;
    this.ours = ours;
  }

  List<PaperTable> tables() {
    return List.of(speedups(), totals(), hitRates(), survivalRates());
  }

  private PaperTable speedups() {
    List<Timing> cells =
        paper.timings().stream().filter(t -> paper.hitRate(t.place()).isPresent()).toList();
    List<List<String>> rows = new ArrayList<>();
    Tally tally = new Tally();
    Tally overFastest = new Tally();
    for (Timing cell : cells) {
      Optional<MeasuredRow> row = ours.row(cell.place());
      List<String> line = start(cell.place());
      line.add(Figures.seconds(cell.secondsBaseline()));
      line.add(Figures.seconds(cell.secondsTransfer()));
      line.add(Figures.factor(cell.speedup()));
      line.addAll(row.map(SpeedupFigures::of).orElse(SpeedupFigures.UNKNOWN));
      line.add(tally.count(row, r -> SpeedupFigures.atLeast(r, cell.speedup())));
      overFastest.count(row, r -> SpeedupFigures.overFastestAtLeast(r, cell.speedup()));
      rows.add(line);
    }
    return new PaperTable(
        "tables-3-4.md",
        "Tables 3 and 4: speed-up on rounded and quantised children",
        "Seconds for one image, all its regions; S = T_base / T, the parent's proof not counted."
            + SpeedupFigures.FASTEST,
        new TextTable(
            columns(
                Column.numbers("T_base, paper"),
                Column.numbers("T, paper"),
                Column.numbers("S, paper"),
                Column.numbers("T_base"),
                Column.numbers("T"),
                Column.numbers("S"),
                Column.numbers("S, fastest"),
                Column.numbers("images"),
                Column.words("S at least the paper's")),
            rows),
        List.of(
            tally.score("S at least the published one"),
            overFastest.score("The same over the fastest method from scratch")));
  }

  private PaperTable totals() {
    List<List<String>> rows = new ArrayList<>();
    Tally tally = new Tally();
    for (OneChildTotal cell : paper.oneChildTotals()) {
      Optional<MeasuredRow> row = ours.row(cell.place());
      List<String> line = start(cell.place());
      line.add(Figures.factor(cell.speedup()));
      line.add(
          row.map(r -> Figures.factor(r.times().speedupTotal1(), r.counts()))
              .orElse(Figures.UNKNOWN));
      line.add(tally.count(row, r -> !r.ended() && r.times().speedupTotal1() >= cell.speedup()));
      rows.add(line);
    }
    return new PaperTable(
        "table-5.md",
        "Table 5: speed-up of a parent and one child, the parent's proof counted",
        "S_total(1) = (T_parent + T_base) / (T_prove + T).",
        new TextTable(
            columns(
                Column.numbers("S_total, paper"),
                Column.numbers("S_total(1)"),
                Column.words("at least the paper's")),
            rows),
        List.of(tally.score("S_total(1) at least the published one")));
  }

  private PaperTable hitRates() {
    List<List<String>> rows = new ArrayList<>();
    Tally all = new Tally();
    Tally everywhere = new Tally();
    for (HitRate cell : paper.hitRates()) {
      Optional<MeasuredRow> row = ours.row(cell.place());
      Predicate<MeasuredRow> met =
          r -> !r.ended() && r.counts().hitRate() >= cell.hitRate() - HIT_RATE_SLACK;
      List<String> line = start(cell.place());
      line.add(Figures.factor(cell.hitRate()));
      line.add(share(row, r -> r.counts().hitRate()));
      line.add(share(row, r -> r.counts().originalHitRate()));
      line.add(all.count(row, met));
      rows.add(line);
      if (isOnAllNetworks(cell.perturbation())) {
        everywhere.count(row, met);
      }
    }
    return new PaperTable(
        "table-6.md",
        "Table 6: hit rate",
        "lambda: share of the verified regions that a template settled; as original: failed regions counted among the"
            + " settled, as the paper's released program does.",
        new TextTable(
            columns(
                Column.numbers("lambda, paper"),
                Column.numbers("lambda"),
                Column.numbers("as original"),
                Column.words("within .05 or better")),
            rows),
        List.of(
            all.score("lambda within .05 of the published one, or better"),
            everywhere.score("The same for the perturbations measured on all networks")));
  }

  private boolean isOnAllNetworks(String perturbation) {
    return paper.names().networks().stream()
        .allMatch(
            network ->
                paper.hitRates().stream()
                    .anyMatch(
                        cell ->
                            cell.network().equals(network.name())
                                && cell.perturbation().equals(perturbation)));
  }

  private PaperTable survivalRates() {
    List<List<String>> rows = new ArrayList<>();
    Tally tally = new Tally();
    for (SurvivalRate cell : paper.survivalRates()) {
      List<MeasuredRow> own = ours.rows(cell.network(), cell.child());
      long valid = own.stream().mapToLong(row -> row.counts().templatesValid()).sum();
      long offered = own.stream().mapToLong(row -> row.counts().templatesTotal()).sum();
      Optional<Double> rate =
          offered > 0 ? Optional.of((double) valid / offered) : Optional.empty();
      rows.add(
          List.of(
              cell.network(),
              cell.child(),
              Figures.factor(cell.survivalRate()),
              rate.map(Figures::share).orElse(Figures.UNKNOWN),
              offered > 0 ? valid + "/" + offered : Figures.UNKNOWN,
              tally.count(rate, r -> r >= cell.survivalRate())));
    }
    return new PaperTable(
        "table-9.md",
        "Table 9: templates that hold on the child",
        "eta: share of the parent's templates that are proven on the child, over all perturbations measured.",
        new TextTable(
            List.of(
                Column.words("network"),
                Column.words("child"),
                Column.numbers("eta, paper"),
                Column.numbers("eta"),
                Column.numbers("templates"),
                Column.words("at least the paper's")),
            rows),
        List.of(tally.score("eta at least the published one")));
  }

  private static String share(
      Optional<MeasuredRow> row, java.util.function.ToDoubleFunction<MeasuredRow> share) {
    return row.map(r -> Figures.share(share.applyAsDouble(r))).orElse(Figures.UNKNOWN);
  }

  private static List<String> start(Place place) {
    return new ArrayList<>(List.of(place.network(), place.child(), place.perturbation()));
  }

  private static List<Column> columns(Column... more) {
    return Stream.concat(
            Stream.of(Column.words("network"), Column.words("child"), Column.words("perturbation")),
            Stream.of(more))
        .toList();
  }
}
