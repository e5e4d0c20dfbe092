package fanc.cli;

import fanc.networks.Network;
import fanc.results.ValueDrift;
import fanc.templates.transfer.DriftByLayer;
import fanc.templates.transfer.LayerDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the values of a child can be from its parent's, over the first images of a run: each
 * image takes as many passes over all its regions as the network has layers, twice.
 */
final class DriftWitness {
  /** How many images are looked at. */
  static final int MOST_IMAGES = 16;

  private final LadderRungs rungs;
  private final List<ValueDrift> worst = new ArrayList<>();
  private int images;

  DriftWitness(LadderRungs rungs) {
    this.rungs = rungs;
  }

  /** Looks at one more image, if there is a record of it and not too many came before. */
  void look(ImageClaim claim) {
    if (images == MOST_IMAGES || !claim.family().enumerable()) {
      return;
    }
    Optional<DriftByLayer> drift = byLayer(claim);
    if (drift.isEmpty()) {
      return;
    }
    images++;
    List<LayerDrift> layers = drift.get().layers();
    for (int k = 0; k < layers.size(); k++) {
      ValueDrift one = of(layers.get(k), drift.get().leastMargin());
      if (worst.size() == k) {
        worst.add(one);
      } else {
        worst.set(k, worse(worst.get(k), one));
      }
    }
  }

  /** What is for people to look at costs no verdict. */
  private Optional<DriftByLayer> byLayer(ImageClaim claim) {
    try {
      return rungs.byLayer(claim);
    } catch (OutOfMemoryError e) {
      return Optional.empty();
    }
  }

  private ValueDrift of(LayerDrift layer, double leastMargin) {
    Network network = rungs.network();
    return new ValueDrift(
        network.name(layer.value()),
        network.step(layer.value()).origin(),
        layer.drift().largest(),
        layer.made().largest(),
        layer.slack(leastMargin));
  }

  private static ValueDrift worse(ValueDrift a, ValueDrift b) {
    // Of a NaN the maximum is NaN: nothing is known then. A slack that is NaN is of no image.
    double slack = Double.isNaN(a.slack()) ? b.slack() : Math.min(a.slack(), b.slack());
    return new ValueDrift(
        a.value(),
        a.op(),
        Math.max(a.drift(), b.drift()),
        Math.max(a.made(), b.made()),
        Double.isNaN(slack) ? a.slack() : slack);
  }

  /** Returns the worst of each layer with parameters, in the order of the network. */
  List<ValueDrift> drifts() {
    return List.copyOf(worst);
  }
}
