package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills in what is not known of a network's values over a set of inputs: the image of the set under
 * what is linear before the first activation, and interval images of the bounds that are known
 * elsewhere. Bounds that are known are kept.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
final class ParentHulls {
  private ParentHulls() {}

  /**
   * Returns bounds of every value but the output, which is only copied where it is known.
   *
   * @throws IllegalStateException if what is known has another number of entries than the value:
   *     then it is not of this network
   */
  static Hulls complete(Network network, InputSet set, Hulls known, Kernels kernels) {
    BoxDomain box = new BoxDomain(kernels);
    InputSet[] sets = sets(network, set);
    List<Bounds> all = new ArrayList<>();
    for (int v = 0; v <= network.output(); v++) {
      if (known.knows(v)) {
        all.add(fitting(network, v, known.at(v)));
      } else if (sets[v] != null) {
        all.add(sets[v].hull());
      } else if (v == network.output()) {
        all.add(null);
      } else {
        all.add(image(network.step(v), v, sets, all, box));
      }
    }
    return new Hulls(all);
  }

  private static Bounds fitting(Network network, int value, Bounds known) {
    int n = network.shape(value).size();
    if (known.dimension() != n) {
      throw new IllegalStateException(
          "bounds of " + known.dimension() + " entries for value " + value + ", which has " + n);
    }
    return known;
  }

  private static Bounds image(
      Step step, int value, InputSet[] sets, List<Bounds> all, BoxDomain box) {
    InputSet read = sets[step.inputs().get(0)];
    if (read != null && step.op() instanceof Affine affine) {
      return read.image(affine);
    }
    if (read != null && step.op() instanceof Conv2d convolution) {
      return read.image(convolution);
    }
    return box.transform(step.op(), value, step.inputs().stream().map(all::get).toList());
  }

  /**
   * Returns for each value a set that contains all that it can be, where it is made from the input
   * by index maps and by scales alone; null elsewhere.
   */
  static InputSet[] sets(Network network, InputSet set) {
    InputSet[] sets = new InputSet[network.output() + 1];
    Arrays.fill(sets, null);
    sets[0] = set;
    for (int v = 1; v < sets.length; v++) {
      Step step = network.step(v);
      InputSet read = sets[step.inputs().get(0)];
      if (read != null) {
        sets[v] = image(step.op(), read);
      }
    }
    return sets;
  }

  private static InputSet image(Op op, InputSet set) {
    if (op instanceof Scale scale) {
      return set.image(scale);
    }
    if (op instanceof Select select) {
      return set.image(select);
    }
    return op instanceof Reshape ? set : null;
  }
}
