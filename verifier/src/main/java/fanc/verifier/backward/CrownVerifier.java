package fanc.verifier.backward;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.RegionVerifier;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;

/**
 * Verification by backward linear bounds: {@link Crown} bounds the margins over the box of one
 * region.
 *
 * <p>Sound, not complete: a positive margin is a proof for the real-valued function of the
 * network's weights, anything else is no answer.
 */
public final class CrownVerifier implements RegionVerifier {
  private final OutputConstraint constraint;
  private final Crown crown;
  private final Kernels kernels;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public CrownVerifier(Network network, OutputConstraint constraint, Kernels kernels) {
    this.constraint = constraint;
    this.crown = new Crown(MarginNetwork.of(network, constraint), kernels);
    this.kernels = kernels;
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    InputSet box = RegionSet.of(region, kernels);
    Hulls hulls = crown.hulls(box, deadline);
    return deadline.passed() ? Double.NaN : constraint.margin(crown.margins(box, hulls));
  }
}
