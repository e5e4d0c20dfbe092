package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.search.Candidate;
import fanc.approx.search.SearchSpace;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parent beside the networks of candidates. The ops that a setting of a tensor makes are kept
 * with all that is known of their difference, so that a candidate of settings that were seen before
 * is only put together.
 *
 * <p>These networks guide a search. What is verified in the end is read from the child's file.
 */
final class CandidateNetworks {
  /** Bytes for each changed weight that is kept, about, and which part of the heap is for them. */
  private static final long BYTES = 64;

  private static final int PART = 4;

  private final LoadedNetwork parent;
  private final Property property;
  private final SearchSpace space;
  private final NetworkPair itself;
  private final Map<String, WeightTensor> tensors = new HashMap<>();
  private final LinkedHashMap<List<Integer>, Variant> variants =
      new LinkedHashMap<>(16, .75f, true);
  private long kept;

  /**
   * One tensor with one setting.
   *
   * @param ops the ops that differ from the parent's, by the value that they make
   * @param pair the parent and the network in which only these differ
   */
  private record Variant(Map<Integer, Op> ops, NetworkPair pair, long weights) {}

  /**
   * Begins with nothing made.
   *
   * @param parent as the property asks for it
   */
  CandidateNetworks(LoadedNetwork parent, Property property, SearchSpace space, Kernels kernels) {
    this.parent = parent;
    this.property = property;
    this.space = space;
    this.itself = NetworkPair.of(parent.network(), parent.network(), kernels);
    parent.model().weights().forEach(tensor -> tensors.putIfAbsent(tensor.name(), tensor));
  }

  /** Returns the parent and the network in which one tensor has a setting. */
  NetworkPair alone(int tensor, int step) {
    return variant(tensor, step).pair();
  }

  /** Returns the parent and a candidate. */
  NetworkPair pair(Candidate candidate) {
    List<NetworkPair> known = new ArrayList<>();
    Map<Integer, Op> ops = new HashMap<>();
    boolean apart = true;
    for (int t = 0; t < candidate.steps().size(); t++) {
      Variant variant = variant(t, candidate.steps().get(t));
      known.add(variant.pair());
      for (Map.Entry<Integer, Op> op : variant.ops().entrySet()) {
        apart &= ops.put(op.getKey(), op.getValue()) == null;
      }
    }
    known.add(itself);
    // Where two tensors make one op, neither's own op is the candidate's.
    return NetworkPair.beside(known, apart ? with(ops) : whole(candidate));
  }

  private Variant variant(int tensor, int step) {
    List<Integer> key = List.of(tensor, step);
    Variant known = variants.get(key);
    if (known == null) {
      known = made(tensor, step);
      variants.put(key, known);
      kept += known.weights();
      forget();
    }
    return known;
  }

  private void forget() {
    long most = Runtime.getRuntime().maxMemory() / PART / BYTES;
    var eldest = variants.values().iterator();
    while (kept > most && variants.size() > space.tensors().size() && eldest.hasNext()) {
      kept -= eldest.next().weights();
      eldest.remove();
    }
  }

  private Variant made(int tensor, int step) {
    WeightTensor weights = tensors.get(space.tensors().get(tensor).tensor());
    Network other = network(Map.of(weights.name(), values(weights, tensor, step)));
    Map<Integer, Op> ops = new HashMap<>();
    for (int v = 1; v <= other.output(); v++) {
      if (!other.step(v).op().equals(parent.network().step(v).op())) {
        ops.put(v, other.step(v).op());
      }
    }
    NetworkPair pair = NetworkPair.beside(List.of(itself), with(ops));
    return new Variant(ops, pair, weights.shape().size());
  }

  private float[] values(WeightTensor weights, int tensor, int step) {
    try {
      return space.tensors().get(tensor).settings().get(step).rule().apply(weights);
    } catch (ApproximationException e) {
      throw new BadInputException("'" + weights.name() + "': " + e.getMessage(), e);
    }
  }

  private Network whole(Candidate candidate) {
    Map<String, float[]> values = new HashMap<>();
    for (int t = 0; t < candidate.steps().size(); t++) {
      WeightTensor weights = tensors.get(space.tensors().get(t).tensor());
      values.put(weights.name(), values(weights, t, candidate.steps().get(t)));
    }
    return network(values);
  }

  private Network network(Map<String, float[]> values) {
    try {
      OnnxModel model = parent.model().withWeights(values);
      return new LoadedNetwork(parent.path(), model).asAskedBy(property).network();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(parent.path() + ": " + e.getMessage(), e);
    } catch (PropertyFormatException e) {
      throw new IllegalStateException("a child takes what its parent takes", e);
    }
  }

  private Network with(Map<Integer, Op> ops) {
    Network network = parent.network();
    List<Step> steps = new ArrayList<>(network.steps());
    ops.forEach(
        (value, op) -> {
          Step step = network.step(value);
          Step other = new Step(op, step.inputs(), step.name(), step.origin(), step.shape());
          steps.set(value - 1, other);
        });
    return new Network(network.name(0), network.inputShape(), steps);
  }
}
