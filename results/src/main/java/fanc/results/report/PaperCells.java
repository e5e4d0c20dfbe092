package fanc.results.report;

import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our rows by the paper's names. */
final class PaperCells {
  private final Map<Place, MeasuredRow> rows = new HashMap<>();

  private PaperCells() {}

  /**
   * Finds the rows that are about the paper's own networks.
   *
   * @throws IllegalArgumentException if two rows are about the same cell of the paper
   */
  static PaperCells of(List<MeasuredRow> measured, PublishedNames names) {
    PaperCells cells = new PaperCells();
    for (MeasuredRow row : measured) {
      Optional<PublishedNames.Network> network = names.network(row.row().network());
      if (network.isPresent()) {
        place(row, network.get(), names).ifPresent(place -> cells.put(place, row));
      }
    }
    return cells;
  }

  /** Returns what a row is about in the paper's words, its network standing for a given one. */
  static Optional<Place> place(
      MeasuredRow row, PublishedNames.Network network, PublishedNames names) {
    return names
        .child(row.row().child())
        .flatMap(
            child ->
                names
                    .perturbation(row.row().property())
                    .map(p -> new Place(network.name(), child.name(), p.name())));
  }

  private void put(Place place, MeasuredRow row) {
    MeasuredRow other = rows.put(place, row);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s, %s, %s was measured twice: with %s (run %s) and with %s (run %s); report them apart"
              .formatted(
                  place.network(),
                  place.child(),
                  place.perturbation(),
                  other.row().property(),
                  other.run().name(),
                  row.row().property(),
                  row.run().name()));
    }
  }

  /** Returns whether nothing of the paper's was measured. */
  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the row about a cell of the paper. */
  Optional<MeasuredRow> row(Place place) {
    return Optional.ofNullable(rows.get(place));
  }

  /** Returns the rows about a child of a network, whatever the perturbation. */
  List<MeasuredRow> rows(String network, String child) {
    return rows.entrySet().stream()
        .filter(e -> e.getKey().network().equals(network) && e.getKey().child().equals(child))
        .map(Map.Entry::getValue)
        .toList();
  }
}
