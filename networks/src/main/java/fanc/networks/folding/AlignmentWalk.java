package fanc.networks.folding;

import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Goes through two networks side by side and writes them down with the same scales. Mutable. */
final class AlignmentWalk {
  private final Side parent;
  private final Side child;

  AlignmentWalk(Network parent, Network child) {
    this.parent = new Side(parent);
    this.child = new Side(child);
  }

  /** A network, how far it has been read, and what has been written of it. */
  private static final class Side {
    private final Network network;
    private final ScaleChain chains;
    private final List<Step> written = new ArrayList<>();

    /** For each value read, the number of the value written that has its content. */
    private final int[] numbers;

    /** For each value read, the number of the value written that later steps read. */
    private final int[] reads;

    private int next = 1;

    private Side(Network network) {
      this.network = network;
      this.chains = new ScaleChain(network);
      this.numbers = new int[network.output() + 1];
      this.reads = new int[network.output() + 1];
    }

    private boolean ended() {
      return next > network.output();
    }

    private Step step() {
      return network.step(next);
    }

    private List<Integer> inputs() {
      return step().inputs().stream().map(input -> reads[input]).toList();
    }

    /** Writes the step that is next, as it is or with another op in its place. */
    private void write(Op op) {
      Step step = step();
      written.add(new Step(op, inputs(), step.name(), step.origin(), step.shape()));
      numbers[next] = written.size();
      reads[next] = written.size();
      next++;
    }

    /** Writes a scale behind the value written last, in its place for all that read it. */
    private void append(Scale scale) {
      Step before = written.get(written.size() - 1);
      written.add(
          new Step(
              scale,
              List.of(written.size()),
              before.name() + "/scale",
              "BatchNormalization",
              before.shape()));
      reads[next - 1] = written.size();
    }

    private Network network() {
      return new Network(network.name(0), network.inputShape(), written);
    }
  }

  /** Returns what comes out; empty if the networks do not correspond step by step. */
  Optional<Alignment> aligned() {
    while (!parent.ended() && !child.ended()) {
      if (!parent.step().op().getClass().equals(child.step().op().getClass())
          || !parent.inputs().equals(child.inputs())) {
        return Optional.empty();
      }
      int scales = parent.chains.length(parent.next);
      int others = child.chains.length(child.next);
      if (scales == others) {
        parent.write(parent.step().op());
        child.write(child.step().op());
      } else if (!align(Math.max(scales, others))) {
        return Optional.empty();
      }
    }
    if (!parent.ended() || !child.ended()) {
      return Optional.empty();
    }
    List<Integer> numbers = Arrays.stream(parent.numbers).boxed().toList();
    return Optional.of(new Alignment(parent.network(), child.network(), numbers));
  }

  /** Writes an op with its scales in both networks, if that is possible. */
  private boolean align(int length) {
    Op op = parent.step().op();
    List<Scale> scales = parent.chains.scales(parent.next);
    int n = parent.step().shape().size();
    List<Scale> model = new ArrayList<>(scales);
    while (model.size() < length) {
      model.add(identity(n));
    }
    List<Scale> own = child.chains.scales(child.next);
    Optional<Rescaling.Rescaled> rescaled = Rescaling.of(child.step().op(), own, op, model);
    if (rescaled.isEmpty()) {
      return false;
    }
    write(parent, op, model, scales.size());
    write(child, rescaled.get().op(), rescaled.get().scales(), own.size());
    return true;
  }

  /** Writes an op and scales, the first of which take the place of those that are read. */
  private static void write(Side side, Op op, List<Scale> scales, int read) {
    side.write(op);
    for (int k = 0; k < scales.size(); k++) {
      if (k < read) {
        side.write(scales.get(k));
      } else {
        side.append(scales.get(k));
      }
    }
  }

  private static Scale identity(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return Scale.exact(Tensor.vector(ones), Tensor.zeros(n));
  }
}
