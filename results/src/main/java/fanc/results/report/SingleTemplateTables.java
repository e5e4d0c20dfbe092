package fanc.results.report;

import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.SingleTemplate;
import fanc.results.published.PublishedCell.SingleTemplateTime;
import fanc.results.published.PublishedResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/** The paper's tables on one template for each image against several, beside our numbers. */
final class SingleTemplateTables {
  private final PublishedResults paper;
  private final PaperCells several;
  private final PaperCells single;

  SingleTemplateTables(PublishedResults paper, PaperCells several, PaperCells single) {
    this.paper = paper;
    this.several = several;
    this.single = single;
  }

  /** The same cell measured both ways. */
  private record Pair(MeasuredRow single, MeasuredRow several) {
    double timeRatio() {
      return single.times().own() / several.times().own();
    }
  }

  List<PaperTable> tables() {
    return List.of(times(), cells());
  }

  private Optional<Pair> pair(Place place) {
    Optional<MeasuredRow> one = single.row(place).filter(row -> !row.ended());
    Optional<MeasuredRow> many = several.row(place).filter(row -> !row.ended());
    return one.isPresent()
            && many.isPresent()
            && one.get().row().images() == many.get().row().images()
        ? Optional.of(new Pair(one.get(), many.get()))
        : Optional.empty();
  }

  private PaperTable times() {
    List<List<String>> rows = new ArrayList<>();
    for (SingleTemplateTime cell : paper.singleTemplateTimes()) {
      double[] ratios =
          paper.names().networks().stream()
              .map(network -> pair(new Place(network.name(), cell.child(), cell.perturbation())))
              .flatMap(Optional::stream)
              .mapToDouble(Pair::timeRatio)
              .toArray();
      rows.add(
          List.of(
              cell.perturbation(),
              cell.child(),
              Figures.factor(cell.timeRatio()),
              ratios.length == 0
                  ? Figures.UNKNOWN
                  : Figures.factor(StatUtils.geometricMean(ratios)),
              String.valueOf(ratios.length)));
    }
    return new PaperTable(
        "table-10.md",
        "Table 10: one template for each image against several, time",
        "T with a single template (preset `single`) divided by T with several (preset `paper`); ours is the geometric mean"
            + " over the networks measured.",
        new TextTable(
            List.of(
                Column.words("perturbation"),
                Column.words("child"),
                Column.numbers("ratio, paper"),
                Column.numbers("ratio"),
                Column.numbers("networks")),
            rows),
        List.of());
  }

  private PaperTable cells() {
    List<List<String>> rows = new ArrayList<>();
    for (SingleTemplate cell : paper.singleTemplates()) {
      Optional<Pair> pair = pair(cell.place());
      rows.add(
          List.of(
              cell.network(),
              cell.child(),
              cell.perturbation(),
              Figures.factor(cell.timeRatio()),
              pair.map(p -> Figures.factor(p.timeRatio())).orElse(Figures.UNKNOWN),
              Figures.factor(cell.hitRateSingle()),
              pair.map(p -> Figures.share(p.single().counts().hitRate())).orElse(Figures.UNKNOWN),
              Figures.factor(cell.hitRateSeveral()),
              pair.map(p -> Figures.share(p.several().counts().hitRate()))
                  .orElse(Figures.UNKNOWN)));
    }
    return new PaperTable(
        "table-11.md",
        "Table 11: one template for each image against several, each network",
        "T with a single template (preset `single`) divided by T with several (preset `paper`), and the hit rates of both.",
        new TextTable(
            List.of(
                Column.words("network"),
                Column.words("child"),
                Column.words("perturbation"),
                Column.numbers("ratio, paper"),
                Column.numbers("ratio"),
                Column.numbers("lambda single, paper"),
                Column.numbers("lambda single"),
                Column.numbers("lambda several, paper"),
                Column.numbers("lambda several")),
            rows),
        List.of());
  }
}
