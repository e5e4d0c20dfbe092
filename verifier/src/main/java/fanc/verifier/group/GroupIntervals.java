package fanc.verifier.group;

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
import java.util.List;

/**
 * Interval bounds of every value of a network over a set of inputs.
 *
 * <p>The first affine op on each path is bounded over the set itself, exactly up to rounding;
 * behind it the box of what an op reads is pushed on. Over one box these are the intervals of
 * {@link BoxDomain}.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
public final class GroupIntervals {
  private GroupIntervals() {}

  /**
   * Returns bounds of all values.
   *
   * @throws IllegalArgumentException if the set has another dimension than the network's input
   */
  public static Hulls of(Network network, InputSet set, Kernels kernels) {
    if (set.dimension() != network.inputShape().size()) {
      throw new IllegalArgumentException(
          "a set of dimension " + set.dimension() + " for input " + network.inputShape());
    }
    BoxDomain box = new BoxDomain(kernels);
    List<Bounds> bounds = new ArrayList<>();
    List<InputSet> sets = new ArrayList<>();
    bounds.add(set.hull());
    sets.add(set);
    for (Step step : network.steps()) {
      InputSet read = sets.get(step.inputs().get(0));
      InputSet made = read == null ? null : mapped(step.op(), read);
      sets.add(made);
      if (made != null) {
        bounds.add(made == read ? bounds.get(step.inputs().get(0)) : made.hull());
      } else if (read != null && step.op() instanceof Affine affine) {
        bounds.add(read.image(affine));
      } else if (read != null && step.op() instanceof Conv2d convolution) {
        bounds.add(read.image(convolution));
      } else {
        List<Bounds> inputs = step.inputs().stream().map(bounds::get).toList();
        bounds.add(box.transform(step.op(), bounds.size(), inputs));
      }
    }
    return new Hulls(bounds);
  }

  /** Returns the image of the set where that is a set again, else null. */
  private static InputSet mapped(Op op, InputSet set) {
    if (op instanceof Reshape) {
      return set;
    }
    if (op instanceof Scale scale) {
      return set.image(scale);
    }
    return op instanceof Select select ? set.image(select) : null;
  }
}
