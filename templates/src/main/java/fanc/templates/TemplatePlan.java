package fanc.templates;

import java.util.List;
import java.util.Optional;

/**
 * How templates are made on a parent and fitted to a child.
 *
 * @param tileHeight rows of a tile
 * @param tileWidth columns of a tile
 * @param activations where templates lie: after the n-th activation, counted from 1, ascending
 * @param search how epsilon is found for each tile
 * @param slack how a template is widened around a child's activation; empty: taken as it is
 */
public record TemplatePlan(
    int tileHeight,
    int tileWidth,
    List<Integer> activations,
    EpsilonSearch search,
    Optional<Slack> slack) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a tile is empty or the activations are not ascending
   */
  public TemplatePlan {
    activations = List.copyOf(activations);
    if (tileHeight < 1 || tileWidth < 1 || activations.isEmpty()) {
      throw new IllegalArgumentException("a plan needs tiles of at least one pixel and a cut");
    }
    int previous = 0;
    for (int n : activations) {
      if (n <= previous) {
        throw new IllegalArgumentException("activations " + activations + " are not ascending");
      }
      previous = n;
    }
  }

  /**
   * Returns this plan with templates at other cuts.
   *
   * @param other after the n-th activation, counted from 1, ascending; where the network has fewer,
   *     the last one stands for the missing
   * @throws IllegalArgumentException if they are not ascending
   */
  public TemplatePlan withActivations(List<Integer> other) {
    return new TemplatePlan(tileHeight, tileWidth, other, search, slack);
  }
}
