package fanc.templates.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far the margins of a child can fall below its parent's over all regions of an image at once,
 * and which layers make it so. For people to read; nothing is proven by it.
 *
 * @param regions number of regions
 * @param proven how many of them have positive margins on the parent
 * @param settled how many one pass over all of them settles on the child
 * @param row the half-space with the least margin left in any region proven on the parent
 * @param leastMargin least margin of that half-space on the parent, over the regions proven there;
 *     NaN if there is none
 * @param medianMargin the median of the same
 * @param change lower bound of how much that margin changes
 * @param layers those with parameters, in the order of the network
 */
public record DriftByLayer(
    long regions,
    long proven,
    long settled,
    int row,
    double leastMargin,
    double medianMargin,
    double change,
    List<LayerDrift> layers) {

  /** Copies the list. */
  public DriftByLayer {
    layers = List.copyOf(layers);
  }

  /** Returns the layer that alone would take most of the margin; empty if none takes any. */
  public Optional<LayerDrift> heaviest() {
    return layers.stream()
        .filter(layer -> !(layer.change() >= 0))
        .min(Comparator.comparingDouble(layer -> orLeast(layer.change())));
  }

  /** Without a bound anything is possible. */
  static double orLeast(double bound) {
    return Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
  }
}
