package fanc.verifier.backward;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Bounds of values that nothing is known of yet, by interval arithmetic from those that are. */
public final class MissingHulls {
  private MissingHulls() {}

  /**
   * Returns the hulls with every value that can be computed from known ones. What is known is kept
   * as it is.
   *
   * <p><b>Direction.</b> Over-approximation, rounding included.
   */
  public static Hulls fill(Network network, Hulls hulls, Kernels kernels) {
    BoxDomain boxes = new BoxDomain(kernels);
    List<Bounds> all = new ArrayList<>();
    for (int v = 0; v <= network.output(); v++) {
      all.add(hulls.knows(v) ? hulls.at(v) : v == 0 ? null : image(network.step(v), v, all, boxes));
    }
    return new Hulls(all);
  }

  private static Bounds image(Step step, int value, List<Bounds> known, BoxDomain boxes) {
    for (int input : step.inputs()) {
      if (known.get(input) == null) {
        return null;
      }
    }
    return boxes.transform(step.op(), value, step.inputs().stream().map(known::get).toList());
  }
}
