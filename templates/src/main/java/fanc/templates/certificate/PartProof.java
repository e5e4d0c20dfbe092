package fanc.templates.certificate;

import java.util.List;

/** How the regions of a part can be bounded. */
public sealed interface PartProof {

  /**
   * Zonotopes with fresh symbols, each region by itself.
   *
   * @param intervals whether boxes are propagated beside them, the tighter of the two before every
   *     op; as {@link fanc.verifier.domain.ProductDomain}, else {@link fanc.verifier.domain.DeepZ}
   */
  record Zonotope(boolean intervals) implements PartProof {}

  /**
   * The facts of parts of the parent's certificate, and the difference of the two networks over the
   * regions of the part: {@link fanc.verifier.difference.DifferencePass}.
   *
   * @param cited places of the parts in the parent's image of the same claim, at least one; every
   *     region lies in one of them
   */
  record Drift(List<Integer> cited) implements PartProof {
    /** Copies the list. */
    public Drift {
      cited = List.copyOf(cited);
    }
  }
}
