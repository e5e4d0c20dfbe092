package fanc.results.report;

import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.Timing;
import fanc.results.published.PublishedNames.Child;
import fanc.results.published.PublishedResults;
import fanc.results.published.PublishedResults.FamilyTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The paper's tables on pruned children beside our numbers. */
final class PruningTables {
  private static final List<Column> SPEEDUPS =
      List.of(
          Column.words("network"),
          Column.words("child"),
          Column.numbers("T_base, paper"),
          Column.numbers("T, paper"),
          Column.numbers("S, paper"),
          Column.numbers("T_base"),
          Column.numbers("T"),
          Column.numbers("S"),
          Column.numbers("S, fastest"),
          Column.numbers("images"),
          Column.numbers("lambda"),
          Column.numbers("eta"),
          Column.words("S at least the paper's"));

  private final PublishedResults paper;
  private final PaperCells ours;

  PruningTables(PublishedResults paper, PaperCells ours) {
    this.paper = paper;
    this.ours = ours;
  }

  /** The times of a parent and its children together. */
  private record Family(int children, double baseline, double withProof) {
    double speedup() {
      return baseline / withProof;
    }
  }

  List<PaperTable> tables() {
    return List.of(speedups(), totals());
  }

  private PaperTable speedups() {
    List<List<String>> rows = new ArrayList<>();
    Tally tally = new Tally();
    Tally overFastest = new Tally();
    for (Timing cell : paper.timings()) {
      if (paper.familyTotals().stream().noneMatch(total -> covers(total, cell.place()))) {
        continue;
      }
      Optional<MeasuredRow> row = ours.row(cell.place());
      List<String> line = new ArrayList<>(List.of(cell.network(), cell.child()));
      line.add(Figures.seconds(cell.secondsBaseline()));
      line.add(Figures.seconds(cell.secondsTransfer()));
      line.add(Figures.factor(cell.speedup()));
      line.addAll(row.map(SpeedupFigures::of).orElse(SpeedupFigures.UNKNOWN));
      line.add(row.map(r -> Figures.share(r.counts().hitRate())).orElse(Figures.UNKNOWN));
      line.add(row.map(r -> Figures.share(r.counts().survivalRate())).orElse(Figures.UNKNOWN));
      line.add(tally.count(row, r -> SpeedupFigures.atLeast(r, cell.speedup())));
      overFastest.count(row, r -> SpeedupFigures.overFastestAtLeast(r, cell.speedup()));
      rows.add(line);
    }
    return new PaperTable(
        "tables-7-8.md",
        "Tables 7 and 8: speed-up on pruned children, patch",
        "Seconds for one image, all its regions; S = T_base / T, the parent's proof not counted. The paper has no lambda"
            + " and no eta here."
            + SpeedupFigures.FASTEST,
        new TextTable(SPEEDUPS, rows),
        List.of(
            tally.score("S on pruned children at least the published one"),
            overFastest.score("The same over the fastest method from scratch, pruned children")));
  }

  private static boolean covers(FamilyTotal total, Place place) {
    return total.network().equals(place.network())
        && total.perturbation().equals(place.perturbation())
        && total.children().contains(place.child());
  }

  private PaperTable totals() {
    List<List<String>> rows = new ArrayList<>();
    Tally tally = new Tally();
    for (FamilyTotal total : paper.familyTotals()) {
      Optional<Family> family = family(total);
      rows.add(
          List.of(
              total.network(),
              Figures.seconds(total.secondsBaseline()),
              Figures.seconds(total.secondsWithProof()),
              Figures.factor(total.speedup()),
              family.map(f -> Figures.seconds(f.baseline())).orElse(Figures.UNKNOWN),
              family.map(f -> Figures.seconds(f.withProof())).orElse(Figures.UNKNOWN),
              family.map(f -> Figures.factor(f.speedup())).orElse(Figures.UNKNOWN),
              family.map(f -> String.valueOf(f.children())).orElse(Figures.UNKNOWN),
              tally.count(family, f -> f.speedup() >= total.speedup())));
    }
    return new PaperTable(
        "tables-7-8-totals.md",
        "Tables 7 and 8: parent and all pruned children, the parent's proof counted",
        "Seconds for one image. The paper's ten children begin with the parent itself (0 % pruned); ours are those that"
            + " differ from it, and the parent counts with its own proof: (T_parent + sum of T_base) / (T_prove + sum"
            + " of T). Only where all of them were measured.",
        new TextTable(
            List.of(
                Column.words("network"),
                Column.numbers("from scratch, paper"),
                Column.numbers("with proof, paper"),
                Column.numbers("S_total, paper"),
                Column.numbers("from scratch"),
                Column.numbers("with proof"),
                Column.numbers("S_total"),
                Column.numbers("children"),
                Column.words("at least the paper's")),
            rows),
        List.of(tally.score("S_total of all pruned children at least the published one")));
  }

  private Optional<Family> family(FamilyTotal total) {
    List<MeasuredRow> rows = new ArrayList<>();
    for (String child : total.children()) {
      if (isParent(child)) {
        continue;
      }
      Optional<MeasuredRow> row =
          ours.row(new Place(total.network(), child, total.perturbation())).filter(r -> !r.ended());
      if (row.isEmpty()) {
        return Optional.empty();
      }
      rows.add(row.get());
    }
    // Children that misclassify an image are not measured on it; the parent counts with the most.
    return rows.stream()
        .max(Comparator.comparingInt(row -> row.row().images()))
        .map(
            most ->
                new Family(
                    rows.size(),
                    most.perImage(most.times().parent())
                        + rows.stream().mapToDouble(r -> r.perImage(r.times().baseline())).sum(),
                    most.perImage(most.times().prove())
                        + rows.stream().mapToDouble(r -> r.perImage(r.times().own())).sum()));
  }

  /** Returns whether the paper's child is its parent, which a benchmark of ours calls itself. */
  private boolean isParent(String child) {
    return paper.names().children().stream()
        .filter(named -> named.name().equals(child))
        .map(Child::names)
        .anyMatch(names -> names.contains(MeasuredRow.ITSELF));
  }
}
