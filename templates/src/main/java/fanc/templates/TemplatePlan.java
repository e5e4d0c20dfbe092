package fanc.templates;

import java.util.List;
import java.util.Optional;

/** How templates are made on a parent and fitted to a child. */
public sealed interface TemplatePlan permits TilePlan, JoinPlan {

  /** Returns where templates may lie: after the n-th activation, counted from 1, ascending. */
  List<Integer> activations();

  /** Returns how a template is widened around a child's activation; empty: taken as it is. */
  Optional<Slack> slack();

  /** Returns how a template is proven, on the parent and on a child. */
  SuffixProof suffixProof();

  /**
   * Returns this plan with templates at other cuts.
   *
   * @param other after the n-th activation, counted from 1, ascending; where the network has fewer,
   *     the last one stands for the missing
   * @throws IllegalArgumentException if they are not ascending
   */
  TemplatePlan withActivations(List<Integer> other);

  /**
   * Returns a copy of a list of activations.
   *
   * @throws IllegalArgumentException if it is empty or not ascending from 1
   */
  static List<Integer> ascending(List<Integer> activations) {
    if (activations.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a cut");
    }
    int previous = 0;
    for (int n : activations) {
      if (n <= previous) {
        throw new IllegalArgumentException("activations " + activations + " are not ascending");
      }
      previous = n;
    }
    return List.copyOf(activations);
  }
}
