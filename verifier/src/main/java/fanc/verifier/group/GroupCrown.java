package fanc.verifier.group;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.backward.Crown;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;

/**
 * Verifies the regions of a group together by backward bounds of every value: {@link Crown} over
 * the union of the regions as one set of inputs, and where that is not enough, with its bounds each
 * region by itself behind the first activation.
 *
 * <p>Dear for one group, and the same for a thousand regions as for one. Usable by several threads.
 */
public final class GroupCrown {
  private final Crown crown;
  private final GroupVerifier verifier;
  private final Kernels kernels;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public GroupCrown(Network network, OutputConstraint constraint, Kernels kernels) {
    Network margins = MarginNetwork.of(network, constraint);
    this.crown = new Crown(margins, kernels);
    this.verifier = GroupVerifier.ofMargins(margins, constraint, kernels);
    this.kernels = kernels;
  }

  /** Does what {@link GroupVerifier#margins(RegionFamily, long[], Deadline)} does. */
  public double[] margins(RegionFamily family, long[] members, Deadline deadline) {
    if (members.length == 0 || deadline.passed()) {
      double[] none = new double[members.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    RegionSet set = RegionSet.of(family, members, kernels);
    Hulls hulls = crown.hulls(set, deadline);
    double[] whole = crown.margins(set, hulls);
    return verifier.margins(family, members, hulls, member -> whole, deadline);
  }
}
