package fanc.results.published;

import java.util.List;
import java.util.Objects;

/**
 * Where numbers were published.
 *
 * @param title of the paper
 * @param authors in the paper's order
 * @param venue journal or proceedings with volume and article
 * @param year of publication
 * @param doi digital object identifier
 */
public record Citation(String title, List<String> authors, String venue, int year, String doi) {

  /** Copies the list. */
  public Citation {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(doi, "doi");
    authors = List.copyOf(authors);
  }
}
