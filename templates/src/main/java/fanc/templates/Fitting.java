package fanc.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits a parent's template to a child: widened by the whole slack, else by half, else by a quarter,
 * else as it is; the first of these that can be proven. The paper's code tries the whole slack
 * alone and drops the template where that is too much.
 *
 * @param claim on the child
 * @param activations the child's concrete value at every position for the image; unused without
 *     slack
 * @param slack how templates are widened around the child's activation first; empty: not at all
 * @param proof how they are proven
 * @param <E> element of the domain
 */
record Fitting<E>(
    Claim<E> claim, List<double[]> activations, Optional<Slack> slack, SuffixProof proof) {
  private static final double[] SHARES_OF_SLACK = {1, .5, .25};

  /** Returns the template in the widest form that holds on the child. */
  Optional<ProvenTemplate> fit(Template original) {
    List<Template> widestFirst = new ArrayList<>();
    if (slack.isPresent()) {
      double[] activation = activations.get(original.cut());
      for (double share : SHARES_OF_SLACK) {
        widestFirst.add(
            Adaptation.adapt(original, claim.network(), activation, slack.get().times(share)));
      }
    }
    widestFirst.add(original);
    return proof == SuffixProof.INTERVALS_FIRST ? byIntervals(widestFirst) : byDomain(widestFirst);
  }

  private Optional<ProvenTemplate> byIntervals(List<Template> widestFirst) {
    for (Template template : widestFirst) {
      Optional<ProvenTemplate> holds = ProvenTemplate.proveByIntervals(claim, template);
      if (holds.isPresent()) {
        return holds;
      }
    }
    // The domain's proofs cost far more, and rarely hold of a wider box what fails for the
    // original.
    Optional<ProvenTemplate> narrowest =
        ProvenTemplate.prove(claim, widestFirst.get(widestFirst.size() - 1));
    return narrowest.isEmpty()
        ? narrowest
        : byDomain(widestFirst.subList(0, widestFirst.size() - 1)).or(() -> narrowest);
  }

  private Optional<ProvenTemplate> byDomain(List<Template> widestFirst) {
    for (Template template : widestFirst) {
      Optional<ProvenTemplate> holds = ProvenTemplate.prove(claim, template);
      if (holds.isPresent()) {
        return holds;
      }
    }
    return Optional.empty();
  }
}
