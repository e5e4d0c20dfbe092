package fanc.results.html;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.Picture;
import fanc.results.ShortNames;
import fanc.results.VerificationResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network of a page, and what was found for it.
 *
 * @param number from 0
 * @param name short, different from all others of the page
 * @param result the record
 */
record Subject(int number, String name, VerificationResult result) {

  /** Names records by their networks, and where that is not enough by property and method too. */
  static List<Subject> of(List<VerificationResult> results) {
    ShortNames networks =
        ShortNames.of(results.stream().map(result -> result.network().path()).toList());
    List<Subject> subjects = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (VerificationResult result : results) {
      String name = networks.of(result.network().path());
      String longer = name + " · " + result.property().name();
      String longest = longer + " · " + result.method();
      for (String candidate : List.of(name, longer, longest, longest + " · " + subjects.size())) {
        if (taken.add(candidate)) {
          subjects.add(new Subject(subjects.size(), candidate, result));
          break;
        }
      }
    }
    return List.copyOf(subjects);
  }

  /** Returns the worst of the images' verdicts; verified only if there is an image and all are. */
  Outcome outcome() {
    if (result.summary().violated() > 0) {
      return Outcome.VIOLATED;
    }
    if (result.summary().timeout() > 0) {
      return Outcome.TIMEOUT;
    }
    boolean all =
        result.summary().verified() > 0 && result.summary().verified() == result.summary().images();
    return all ? Outcome.VERIFIED : Outcome.UNKNOWN;
  }

  /** Returns whether an image can be drawn with the margins of patches over it. */
  boolean mapped(ImageResult image) {
    Picture picture = result.picture();
    if (picture == null || picture.patch() == null || image.margins() == null) {
      return false;
    }
    int everywhere =
        (picture.rows() - picture.patch().get(0) + 1)
            * (picture.columns() - picture.patch().get(1) + 1);
    return image.positions() != null || image.margins().size() == everywhere;
  }

  /** Returns whether any image can be drawn so. */
  boolean mapped() {
    return result.images().stream().anyMatch(this::mapped);
  }
}
