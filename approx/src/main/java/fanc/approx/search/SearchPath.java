package fanc.approx.search;

import java.util.List;

/**
 * What a search found: candidates that become smaller from first to last.
 *
 * @param candidates mildest first, each smaller than the one before
 * @param kept place of the smallest that the oracle says keeps enough; -1 if none does
 * @param alone for each tensor what the oracle says where it alone is changed, setting by setting,
 *     up to the first that does not keep enough
 */
public record SearchPath(List<Judged> candidates, int kept, List<List<Judgement>> alone) {

  /** Copies the lists. */
  public SearchPath {
    candidates = List.copyOf(candidates);
    alone = alone.stream().map(List::copyOf).toList();
  }
}
