package fanc.results.published;

import fanc.results.published.PublishedCell.Distance;
import fanc.results.published.PublishedCell.HitRate;
import fanc.results.published.PublishedCell.OneChildTotal;
import fanc.results.published.PublishedCell.Place;
import fanc.results.published.PublishedCell.SingleTemplate;
import fanc.results.published.PublishedCell.SingleTemplateTime;
import fanc.results.published.PublishedCell.SurvivalRate;
import fanc.results.published.PublishedCell.Timing;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The numbers of a paper on proof transfer, as printed.
 *
 * @param citation where they come from
 * @param names what they are about, there and here
 * @param timings of each child, the templates not counted
 * @param oneChildTotals of a parent with one child, the templates counted
 * @param familyTotals of all children of a parent, the templates counted
 * @param hitRates of each child
 * @param distances of each child
 * @param survivalRates of each child
 * @param singleTemplateTimes of one template against several, over the networks
 * @param singleTemplates of one template against several, on each network
 * @param notes where the paper's numbers do not agree with each other
 */
public record PublishedResults(
    Citation citation,
    PublishedNames names,
    List<Timing> timings,
    List<OneChildTotal> oneChildTotals,
    List<FamilyTotal> familyTotals,
    List<HitRate> hitRates,
    List<Distance> distances,
    List<SurvivalRate> survivalRates,
    List<SingleTemplateTime> singleTemplateTimes,
    List<SingleTemplate> singleTemplates,
    List<Note> notes) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "published-1.json";

  /**
   * Speed-up of all children of a parent together, the templates counted.
   *
   * @param source the table
   * @param network the parent
   * @param perturbation what the regions are
   * @param children which children
   * @param secondsBaseline time without templates
   * @param secondsWithProof time with templates, making them included
   * @param speedup the quotient as printed
   */
  public record FamilyTotal(
      String source,
      String network,
      String perturbation,
      List<String> children,
      double secondsBaseline,
      double secondsWithProof,
      double speedup) {

    /** Copies the list. */
    public FamilyTotal {
      Objects.requireNonNull(source, "source");
      children = List.copyOf(children);
    }
  }

  /**
   * A remark on the paper's numbers.
   *
   * @param source the table
   * @param text what is odd there
   */
  public record Note(String source, String text) {

    /** Checks that both are there. */
    public Note {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a number is about something without a name, or there twice
   */
  public PublishedResults {
    Objects.requireNonNull(citation, "citation");
    Objects.requireNonNull(names, "names");
    timings = List.copyOf(timings);
    oneChildTotals = List.copyOf(oneChildTotals);
    familyTotals = List.copyOf(familyTotals);
    hitRates = List.copyOf(hitRates);
    distances = List.copyOf(distances);
    survivalRates = List.copyOf(survivalRates);
    singleTemplateTimes = List.copyOf(singleTemplateTimes);
    singleTemplates = List.copyOf(singleTemplates);
    notes = List.copyOf(notes);
    List<PublishedCell> cells =
        Stream.of(
                timings,
                oneChildTotals,
                hitRates,
                distances,
                survivalRates,
                singleTemplateTimes,
                singleTemplates)
            .<PublishedCell>flatMap(List::stream)
            .toList();
    requireNamed(names, cells, familyTotals);
    requireOnce(cells);
  }

  private static void requireNamed(
      PublishedNames names, List<PublishedCell> cells, List<FamilyTotal> totals) {
    cells.forEach(cell -> names.requireKnown(cell.place()));
    for (FamilyTotal total : totals) {
      for (String child : total.children()) {
        names.requireKnown(new Place(total.network(), child, total.perturbation()));
      }
    }
  }

  private static void requireOnce(List<PublishedCell> cells) {
    Set<Object> seen = new HashSet<>();
    for (PublishedCell cell : cells) {
      if (!seen.add(List.of(cell.getClass(), cell.place()))) {
        throw new IllegalArgumentException(cell.source() + " has a number twice: " + cell.place());
      }
    }
  }

  /** Returns how long a child took. */
  public Optional<Timing> timing(Place place) {
    return find(timings, place);
  }

  /** Returns the speed-up of a parent and a child, the templates counted. */
  public Optional<OneChildTotal> oneChildTotal(Place place) {
    return find(oneChildTotals, place);
  }

  /** Returns the share of regions that a template settled. */
  public Optional<HitRate> hitRate(Place place) {
    return find(hitRates, place);
  }

  private static <T extends PublishedCell> Optional<T> find(List<T> cells, Place place) {
    return cells.stream().filter(cell -> cell.place().equals(place)).findFirst();
  }
}
