package fanc.results.report;

import fanc.results.ShortNames;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.published.PublishedCell.HitRate;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.Timing;
import fanc.results.published.PublishedNames.Network;
import fanc.results.published.PublishedResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks that are not the paper's beside those of the paper that have their form. */
final class AlikeTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.words("network"),
          Column.words("form of"),
          Column.words("property"),
          Column.words("child"),
          Column.numbers("T_base"),
          Column.numbers("T"),
          Column.numbers("S"),
          Column.numbers("S, fastest"),
          Column.numbers("images"),
          Column.numbers("S, paper"),
          Column.numbers("S_total(1)"),
          Column.numbers("S_total(10)"),
          Column.numbers("lambda"),
          Column.numbers("lambda, paper"),
          Column.numbers("eta"));

  private AlikeTable() {}

  /** Returns the table; rows of networks without a form of the paper stand alone. */
  static PaperTable of(List<MeasuredRow> measured, PublishedResults paper, ShortNames names) {
    List<List<String>> rows =
        measured.stream()
            .filter(row -> paper.names().network(row.row().network()).isEmpty())
            .map(row -> line(row, paper, names))
            .toList();
    return new PaperTable(
        "other-parents.md",
        "Parents of our own",
        "Beside a parent stands the paper's network of its form, with other weights and partly other images: the paper's"
            + " columns are for orientation and count for nothing."
            + SpeedupFigures.FASTEST,
        new TextTable(COLUMNS, rows),
        List.of());
  }

  private static List<String> line(MeasuredRow row, PublishedResults paper, ShortNames names) {
    Optional<Network> alike = paper.names().networkAlike(row.row().network());
    Optional<Place> place = alike.flatMap(network -> PaperCells.place(row, network, paper.names()));
    Optional<Double> speedup = place.flatMap(paper::timing).map(Timing::speedup);
    Optional<Double> hitRate = place.flatMap(paper::hitRate).map(HitRate::hitRate);
    List<String> line = new ArrayList<>();
    line.add(names.of(row.row().network()));
    line.add(alike.map(Network::name).orElse(Figures.UNKNOWN));
    line.add(names.of(row.row().property()));
    line.add(row.row().child());
    line.addAll(SpeedupFigures.of(row));
    line.add(speedup.map(Figures::factor).orElse(Figures.UNKNOWN));
    line.add(Figures.factor(row.times().speedupTotal1(), row.counts()));
    line.add(Figures.factor(row.times().speedupTotal10(), row.counts()));
    line.add(Figures.share(row.counts().hitRate()));
    line.add(hitRate.map(Figures::factor).orElse(Figures.UNKNOWN));
    line.add(Figures.share(row.counts().survivalRate()));
    return line;
  }
}
