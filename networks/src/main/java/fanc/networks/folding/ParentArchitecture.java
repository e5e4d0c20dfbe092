package fanc.networks.folding;

import fanc.networks.Network;
import fanc.networks.Parameters;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the architecture of a parent of which only the parameters are kept, from a child that may
 * differ in the scales behind its affine ops and convolutions.
 *
 * <p>A scale has four vectors and every weight is followed by one for its bias; so the vectors
 * between two weights tell how many scales there are. Whether the guess is right is for the
 * parent's fingerprint to say.
 */
public final class ParentArchitecture {
  private static final int VECTORS = 4;

  private final Network child;
  private final List<Integer> more;
  private final List<Step> steps = new ArrayList<>();
  private final int[] reads;

  private ParentArchitecture(Network child, List<Integer> more) {
    this.child = child;
    this.more = more;
    this.reads = new int[child.output() + 1];
  }

  /**
   * Returns the guess.
   *
   * @param parameters of the parent, in the order of its ops
   * @return a network with the parameters of the child, and zeros in scales it does not have; empty
   *     if the parameters can not be those of a network that differs in scales alone
   */
  public static Optional<Network> of(Network child, List<Tensor> parameters) {
    List<Integer> runs = runs(parameters);
    List<Integer> own = runs(Parameters.of(child));
    if (runs.size() != own.size() || !runs.get(0).equals(own.get(0))) {
      return Optional.empty();
    }
    List<Integer> more = new ArrayList<>();
    for (int k = 1; k < runs.size(); k++) {
      int vectors = runs.get(k) - own.get(k);
      if (vectors % VECTORS != 0) {
        return Optional.empty();
      }
      more.add(vectors / VECTORS);
    }
    return new ParentArchitecture(child, more).guess();
  }

  /** Returns the number of vectors before the first weight and behind each weight's bias. */
  private static List<Integer> runs(List<Tensor> parameters) {
    List<Integer> runs = new ArrayList<>(List.of(0));
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t).shape().rank() > 1) {
        runs.add(0);
        t++;
      } else {
        runs.set(runs.size() - 1, runs.get(runs.size() - 1) + 1);
      }
    }
    return runs;
  }

  private Optional<Network> guess() {
    ScaleChain chains = new ScaleChain(child);
    int weights = 0;
    int v = 1;
    while (v <= child.output()) {
      boolean weighted = OutputChannels.has(child.step(v).op());
      int own = chains.length(v);
      int wanted = weighted ? own + more.get(weights++) : 0;
      if (wanted < 0) {
        return Optional.empty();
      }
      keep(v);
      for (int k = 1; k <= own; k++) {
        if (k <= wanted) {
          keep(v + k);
        }
        reads[v + k] = steps.size();
      }
      for (int k = own; k < wanted; k++) {
        append();
      }
      reads[v + own] = steps.size();
      v += own + 1;
    }
    return Optional.of(new Network(child.name(0), child.inputShape(), steps));
  }

  private void keep(int v) {
    Step step = child.step(v);
    List<Integer> inputs = step.inputs().stream().map(input -> reads[input]).toList();
    steps.add(new Step(step.op(), inputs, step.name(), step.origin(), step.shape()));
    reads[v] = steps.size();
  }

  private void append() {
    Step before = steps.get(steps.size() - 1);
    Tensor none = Tensor.zeros(before.shape().size());
    steps.add(
        new Step(
            Scale.exact(none, none),
            List.of(steps.size()),
            before.name() + "/scale",
            "BatchNormalization",
            before.shape()));
  }
}
