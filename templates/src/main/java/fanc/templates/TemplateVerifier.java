package fanc.templates;

import fanc.properties.InputRegion;
import fanc.verifier.Deadline;
import fanc.verifier.RegionVerifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Verifies regions with templates that hold on the network at hand.
 *
 * <p>A region is followed to the first cut that has templates. If one contains what it reaches, the
 * region is verified: every value it can have there is one from which the suffix meets the
 * constraint. Otherwise it is followed to the next such cut, and in the end, from the element at
 * the last, to the output: then its margin is exactly the one it has from scratch.
 *
 * <p>Usable by several threads; counts what it does.
 *
 * @param <E> element of the domain
 */
public final class TemplateVerifier<E> implements RegionVerifier {
  private final Claim<E> claim;
  private final ProvenTemplates templates;
  private final LongAdder hits = new LongAdder();
  private final LongAdder nanosHit = new LongAdder();
  private final LongAdder nanosMiss = new LongAdder();

  /**
   * Makes a verifier.
   *
   * @param templates proven for this very claim, tried in this order at each cut; may be empty
   * @throws IllegalArgumentException if one was proven for another network or constraint
   */
  public TemplateVerifier(Claim<E> claim, List<ProvenTemplate> templates) {
    this.claim = claim;
    this.templates = new ProvenTemplates(claim, templates);
  }

  /**
   * Returns a lower bound of the margin over the region: a hit's is that of the template, a miss's
   * its own; NaN if the deadline passed before either was known.
   */
  @Override
  public double margin(InputRegion region, Deadline deadline) {
    long start = System.nanoTime();
    E element = claim.abstraction(region);
    int at = 0;
    for (int cut : templates.cuts()) {
      Optional<E> reached = claim.reach(at, element, cut, deadline);
      if (reached.isEmpty()) {
        return Double.NaN;
      }
      element = reached.get();
      at = cut;
      Optional<ProvenTemplate> hit = templates.match(cut, claim.box(cut, element));
      if (hit.isPresent()) {
        hits.increment();
        nanosHit.add(System.nanoTime() - start);
        return hit.get().margin();
      }
    }
    double margin = claim.margin(at, element, deadline);
    nanosMiss.add(System.nanoTime() - start);
    return margin;
  }

  /** Returns how many regions a template has contained so far; each of them is verified. */
  public long hits() {
    return hits.sum();
  }

  /** Returns the thread-seconds spent on regions that a template contained. */
  public double secondsHits() {
    return nanosHit.sum() * 1e-9;
  }

  /** Returns the thread-seconds spent on the other regions. */
  public double secondsMisses() {
    return nanosMiss.sum() * 1e-9;
  }
}
