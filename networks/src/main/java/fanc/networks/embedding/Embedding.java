package fanc.networks.embedding;

import fanc.networks.Network;
import fanc.networks.Parameters;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a network from which neurons or filters were removed back to the shape of the network it
 * was cut from: what was removed comes back with weights 0 into it and out of it.
 *
 * <p><b>The real-valued function is the same.</b> A coordinate that comes back is read with weight
 * 0 by every op that forms sums, and ops that work coordinate by coordinate or channel by channel
 * never mix it with another; so by induction over the ops every coordinate of the smaller network
 * has its value at its place in the larger one, and the output, of which nothing was removed, is
 * the same. What comes back has the finite value that its ops have at 0. This holds whichever
 * places are chosen: they only decide how alike the two networks are.
 */
public final class Embedding {
  private Embedding() {}

  /**
   * Returns the embedded network, with the sizes of the larger one.
   *
   * @param small the network to embed
   * @param parameters weights and biases of the larger network, in the order of its ops
   * @return empty if no correspondence is found: other kinds of ops, smaller layers, or channels
   *     that are torn apart on their way
   */
  public static Optional<Network> of(Network small, List<Tensor> parameters) {
    try {
      return Optional.of(embedded(small, parameters));
    } catch (MismatchException e) {
      return Optional.empty();
    }
  }

  private static Network embedded(Network small, List<Tensor> parameters) {
    List<Place> places = new ArrayList<>(List.of(Place.same(small.inputShape())));
    List<Step> steps = new ArrayList<>();
    int next = 0;
    for (Step step : small.steps()) {
      int count = Parameters.of(step.op()).size();
      if (next + count > parameters.size()) {
        throw new MismatchException("more layers than the larger network has");
      }
      List<Place> inputs = step.inputs().stream().map(places::get).toList();
      List<Tensor> larger = parameters.subList(next, next + count);
      OpEmbedding.Embedded result = step.op().accept(new OpEmbedding(step, inputs, larger));
      next += count;
      places.add(result.place());
      steps.add(
          new Step(result.op(), step.inputs(), step.name(), step.origin(), result.place().shape()));
    }
    if (next != parameters.size() || !places.get(places.size() - 1).isSame()) {
      throw new MismatchException("other outputs or fewer layers than the larger network has");
    }
    return new Network(small.name(0), small.inputShape(), steps);
  }
}
