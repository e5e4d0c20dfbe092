package fanc.templates.transfer;

import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.MarginNetwork;
import fanc.verifier.group.Partition;
import fanc.verifier.kernels.Kernels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rungs that need no parent, for one network. Not for several threads. */
public final class ScratchRungs {
  /**
   * Seconds for each multiplication of a point's pass that a region takes, before one was timed.
   */
  private static final double SECONDS_PER_MULTIPLICATION = 2e-10;

  private static final double SECONDS_PER_REGION = 2e-5;

  private final Network network;
  private final Kernels kernels;
  private final Map<OutputConstraint, Network> margins = new HashMap<>();

  /**
   * Makes the rungs of a network.
   *
   * @param kernels the arithmetic of all that is proven
   */
  public ScratchRungs(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
  }

  /**
   * Returns the rungs for one image, cheap ones first; none for a single region, which is a group
   * of its own already.
   */
  public List<Rung> rungs(RegionFamily family, OutputConstraint constraint) {
    if (family.size() == 1) {
      return List.of();
    }
    Network asked = margins.computeIfAbsent(constraint, c -> MarginNetwork.of(network, c));
    return List.of(new IntervalRung(asked, constraint, family, Partition.of(family), kernels));
  }

  /** Returns about how many seconds one region takes alone, where nothing was measured. */
  public double secondsPerRegion() {
    return SECONDS_PER_REGION + Multiplications.of(network) * SECONDS_PER_MULTIPLICATION;
  }
}
