package fanc.cli;

import fanc.networks.Multiplications;
import fanc.networks.Network;
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
    return decisions * regions * Multiplications.of(network);
  }
}
