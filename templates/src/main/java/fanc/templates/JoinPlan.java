package fanc.templates;

import java.util.List;
import java.util.Optional;

/**
 * Templates that are joins of what the parent's own regions reach; made by {@link JoinBuilder}.
 *
 * @param activations cuts that are tried, by activation counted from 1, ascending; only those where
 *     templates settle enough regions are used
 * @param halvings how often regions whose join can not be proven are halved, at least 0
 * @param growth the share of each neuron's width by which a join is widened to either side before
 *     it is proven, so that a child whose values differ a little still fits; at least 0
 * @param suffixProof how templates are proven
 * @param slack how a template is widened around a child's activation; empty: taken as it is
 */
public record JoinPlan(
    List<Integer> activations,
    int halvings,
    double growth,
    SuffixProof suffixProof,
    Optional<Slack> slack)
    implements TemplatePlan {

  /** More halvings than this make more templates than any family of regions pays for. */
  private static final int MOST_HALVINGS = 10;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the activations are not ascending, the halvings not between
   *     0 and 10, or the growth negative or not finite
   */
  public JoinPlan {
    activations = TemplatePlan.ascending(activations);
    if (halvings < 0 || halvings > MOST_HALVINGS) {
      throw new IllegalArgumentException(halvings + " halvings, expected 0 to " + MOST_HALVINGS);
    }
    if (!(growth >= 0) || Double.isInfinite(growth)) {
      throw new IllegalArgumentException("growth " + growth);
    }
  }

  @Override
  public JoinPlan withActivations(List<Integer> other) {
    return new JoinPlan(other, halvings, growth, suffixProof, slack);
  }
}
