package fanc.verifier.backward;

import fanc.networks.ActivationOp;
import fanc.networks.Concat;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Select;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.domain.Activation;
import fanc.verifier.domain.Activations;
import fanc.verifier.domain.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which coordinates of a value decide how coarsely an op that reads it is relaxed. Only an economy:
 * any coordinate may be left out or bounded better without need.
 */
final class RelaxedInputs {
  private final List<List<Op>> readers = new ArrayList<>();
  private final boolean[] images;

  RelaxedInputs(Network network) {
    this.images = new boolean[network.output() + 1];
    images[0] = true;
    IntStream.rangeClosed(0, network.output()).forEach(v -> readers.add(new ArrayList<>()));
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      images[v] = isImage(step);
      for (int input : step.inputs()) {
        readers.get(input).add(step.op());
      }
    }
  }

  /**
   * Returns whether intervals are as good as they get: the input, what a function of one variable
   * or a maximum makes of bounds, and its entries in another order.
   */
  private boolean isImage(Step step) {
    Op op = step.op();
    boolean moves = op instanceof Reshape || op instanceof Select || op instanceof Concat;
    return op instanceof ActivationOp
        || op instanceof MaxPool
        || (moves && step.inputs().stream().allMatch(v -> images[v]));
  }

  /**
   * Returns coordinates of a value, ascending.
   *
   * @param x what is known of the value
   */
  int[] coordinates(int value, Bounds x) {
    if (images[value]) {
      return new int[0];
    }
    boolean[] coarse = new boolean[x.dimension()];
    for (Op reader : readers.get(value)) {
      if (reader instanceof ActivationOp activation) {
        markBends(Activations.of(activation), x, coarse);
      } else if (reader instanceof MaxPool pool) {
        markContested(pool, x, coarse);
      } else if (reader instanceof Multiply) {
        markWide(x, coarse);
      }
    }
    return IntStream.range(0, coarse.length).filter(i -> coarse[i]).toArray();
  }

  private static void markBends(IntFunction<Activation> f, Bounds x, boolean[] coarse) {
    for (int i = 0; i < coarse.length; i++) {
      Band band = f.apply(i).band(x.lower(i), x.upper(i));
      coarse[i] |= !(band.lower() == band.upper());
    }
  }

  private static void markContested(MaxPool pool, Bounds x, boolean[] coarse) {
    for (int[] window : GatherPullback.windows(pool.window())) {
      double most = Double.NEGATIVE_INFINITY;
      boolean decided = false;
      for (int i : window) {
        most = Math.max(most, x.lower(i));
        decided |= GatherPullback.dominates(i, window, x);
      }
      for (int i : window) {
        coarse[i] |= !decided && !(x.upper(i) < most);
      }
    }
  }

  private static void markWide(Bounds x, boolean[] coarse) {
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] |= !(x.lower(i) == x.upper(i));
    }
  }
}
