package fanc.templates;

import java.util.List;
import java.util.Optional;

/**
 * Templates from tiles of the image that are widened as far as can be proven (the paper's algorithm
 * 2); made by {@link TemplateBuilder}.
 *
 * @param tileHeight rows of a tile
 * @param tileWidth columns of a tile
 * @param activations where templates lie: after the n-th activation, counted from 1, ascending
 * @param search how epsilon is found for each tile
 * @param slack how a template is widened around a child's activation; empty: taken as it is
 */
public record TilePlan(
    int tileHeight,
    int tileWidth,
    List<Integer> activations,
    EpsilonSearch search,
    Optional<Slack> slack)
    implements TemplatePlan {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a tile is empty or the activations are not ascending
   */
  public TilePlan {
    activations = TemplatePlan.ascending(activations);
    if (tileHeight < 1 || tileWidth < 1) {
      throw new IllegalArgumentException("a plan needs tiles of at least one pixel");
    }
  }

  @Override
  public SuffixProof suffixProof() {
    return SuffixProof.DOMAIN;
  }

  @Override
  public TilePlan withActivations(List<Integer> other) {
    return new TilePlan(tileHeight, tileWidth, other, search, slack);
  }
}
