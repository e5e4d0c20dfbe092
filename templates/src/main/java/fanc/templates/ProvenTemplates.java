package fanc.templates;

import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The templates that hold for one claim, by cut. Immutable. */
final class ProvenTemplates {
  private final SortedMap<Integer, List<ProvenTemplate>> byCut = new TreeMap<>();

  /**
   * Collects templates.
   *
   * @param templates tried in this order at each cut
   * @throws IllegalArgumentException if one was proven for another network or constraint
   */
  ProvenTemplates(Claim<?> claim, List<ProvenTemplate> templates) {
    for (ProvenTemplate template : templates) {
      if (!template.holdsFor(claim)) {
        throw new IllegalArgumentException(
            "template was proven for network "
                + template.network().sha256()
                + " and its constraint, not for network "
                + claim.fingerprint().sha256()
                + " and this one: prove it there first");
      }
      byCut.computeIfAbsent(template.template().cut(), cut -> new ArrayList<>()).add(template);
    }
  }

  /** Returns the cuts that have a proven template, ascending. */
  List<Integer> cuts() {
    return List.copyOf(byCut.keySet());
  }

  /**
   * Returns the first template at a cut whose box contains the given one.
   *
   * @param box encloses the values reached there; a NaN in it is contained in nothing
   */
  Optional<ProvenTemplate> match(int cut, Bounds box) {
    for (ProvenTemplate template : byCut.getOrDefault(cut, List.of())) {
      if (template.template().box().contains(box)) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }
}
