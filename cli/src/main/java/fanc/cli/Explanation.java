package fanc.cli;

import fanc.networks.Network;
import fanc.results.DriftExtent;
import fanc.results.ExplanationResult;
import fanc.results.LayerExplanation;
import fanc.templates.transfer.DriftByLayer;
import fanc.templates.transfer.DriftSize;
import fanc.templates.transfer.LayerDrift;
import fanc.templates.transfer.WeightChange;
import java.util.Locale;
import java.util.Optional;

/**
 * Why an image of a child is verified as it is.
 *
 * @param ready what was decided, and how
 * @param outcome what was found
 * @param drift what the layers do
 * @param network the child in the parent's shape
 */
record Explanation(
    Verification.Ready ready,
    ImageClaim claim,
    FamilyOutcome outcome,
    DriftByLayer drift,
    Network network) {

  /** Returns the class that the least margin left is against; empty for other claims. */
  Optional<Integer> rival() {
    int row = drift.row();
    return claim.label() < 0 ? Optional.empty() : Optional.of(row < claim.label() ? row : row + 1);
  }

  /** Returns the record. */
  ExplanationResult result() {
    return new ExplanationResult(
        RunRecord.tool(),
        ready.network().identity(),
        RunRecord.identity(ready.property()),
        ready.decision().proof().orElseThrow(),
        claim.index(),
        claim.label(),
        outcome.regions(),
        outcome.verified(),
        outcome.seconds(),
        outcome.rungs(),
        drift.proven(),
        drift.row(),
        drift.leastMargin(),
        drift.medianMargin(),
        drift.change(),
        drift.settled(),
        drift.layers().stream().map(this::layer).toList(),
        drift.heaviest().map(layer -> network.name(layer.value())).orElse(null),
        advice());
  }

  private LayerExplanation layer(LayerDrift layer) {
    WeightChange weights = layer.weights();
    return new LayerExplanation(
        network.name(layer.value()),
        network.step(layer.value()).origin(),
        weights.entries(),
        weights.changed(),
        weights.zeroed(),
        weights.largest(),
        extent(layer.drift()),
        extent(layer.made()),
        extent(layer.carried()),
        layer.slack(drift.leastMargin()),
        layer.slack(drift.medianMargin()),
        layer.change(),
        layer.share(drift.leastMargin()),
        layer.changeWithout(),
        layer.settledWithout());
  }

  private static DriftExtent extent(DriftSize size) {
    return new DriftExtent(size.largest(), size.mean(), size.largestWidth(), size.meanWidth());
  }

  /** Says what would help. */
  private String advice() {
    Optional<LayerDrift> heaviest = drift.heaviest();
    if (drift.proven() == 0) {
      return "No region is proven on the parent, so there is no margin to carry over: the parent is"
          + " what has to become more robust.";
    }
    if (heaviest.isEmpty()) {
      return "No layer takes anything of the margin: there is nothing to improve for this image.";
    }
    return advice(heaviest.get());
  }

  private String advice(LayerDrift layer) {
    String name = network.name(layer.value());
    String change =
        layer.weights().isPruning()
            ? "Prune the layer that makes " + name + " less"
            : "Keep the layer that makes "
                + name
                + " in float16, give it more bits, or scale its weights per channel";
    String effect =
        String.format(
            Locale.ROOT,
            "%s: with the parent's weights there the margin would change by no less than %.4g"
                + " instead of %.4g",
            change,
            layer.changeWithout(),
            drift.change());
    return drift.settled() == drift.regions()
        ? effect + "; nothing needs it, as all regions are settled at once already."
        : String.format(
            Locale.ROOT,
            "%s, and one pass would settle %d instead of %d of the %d regions.",
            effect,
            layer.settledWithout(),
            drift.settled(),
            drift.regions());
  }
}
