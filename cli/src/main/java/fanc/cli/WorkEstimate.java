package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.properties.RegionFamily;
import fanc.properties.files.PropertyCase;
import java.util.List;

/**
 * How many multiplications a run takes, to an order of magnitude: what decides whether a backend
 * with a slow start is worth it. A function of what is asked for, so that the choice can be
 * repeated.
 */
final class WorkEstimate {

  /** A run that repeats its work until times are steady: no start is too slow for it. */
  static final double LONG = 1e15;

  private WorkEstimate() {}

  /**
   * Estimates a run: regions x {@code (1 + d^2 / inputs)} x multiplications of the network, where d
   * inputs change in a region: as many generators, each over their share of the coordinates.
   *
   * @param decisions how often each case is decided
   */
  static double of(Network network, List<PropertyCase> cases, int decisions) {
    double regions = 0;
    for (PropertyCase each : cases) {
      RegionFamily family = each.family();
      double changed = family.changes(0).size();
      regions += family.count().doubleValue() * (1 + changed * changed / each.inputs());
    }
    return decisions * regions * multiplications(network);
  }

  /** Counts the multiplications of affine ops and convolutions at one point. */
  static double multiplications(Network network) {
    return network.steps().stream().map(Step::op).mapToDouble(WorkEstimate::multiplications).sum();
  }

  private static double multiplications(Op op) {
    if (op instanceof Affine affine) {
      return (double) affine.inputs() * affine.outputs();
    }
    if (op instanceof Conv2d conv) {
      return (double) conv.outChannels() * conv.filterSize() * conv.window().positions();
    }
    return 0;
  }
}
