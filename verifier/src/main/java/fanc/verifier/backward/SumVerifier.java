package fanc.verifier.backward;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.RegionVerifier;
import fanc.verifier.Rounding;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * Verification of the sum of several networks: each margin is bounded by the rows of all members
 * together, minimised once, and by the members' own bounds added up; the larger of both counts.
 *
 * <pre>{@code
 * margin j of N_1 + ... + N_m  >=  max( min over x of sum_i row_ij(x),  sum_i bound_ij )
 * }</pre>
 *
 * <p>As a rule the first is the larger one, because one input has to be the worst for all. Where a
 * member is better bounded by intervals than by its row it need not be. So what is verified is
 * never less than what separate bounds verify. Over-approximation, rounding included; for
 * half-spaces without an offset. Usable by several threads.
 */
public final class SumVerifier implements RegionVerifier {
  private final RegionVerifier first;
  private final OutputConstraint constraint;
  private final Crown sum;
  private final List<Crown> members;
  private final Kernels kernels;

  /**
   * Makes the verifier.
   *
   * @param first what is tried before, on the sum
   * @param sum the network under test
   * @param members networks that it is the sum of
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs, or has
   *     an offset
   */
  public SumVerifier(
      RegionVerifier first,
      Network sum,
      List<Network> members,
      OutputConstraint constraint,
      Kernels kernels) {
    if (constraint.halfSpaces().stream().anyMatch(row -> row.offset() != 0)) {
      throw new IllegalArgumentException("margins with an offset do not add up");
    }
    this.first = first;
    this.constraint = constraint;
    this.sum = new Crown(MarginNetwork.of(sum, constraint), kernels);
    this.members =
        members.stream().map(m -> new Crown(MarginNetwork.of(m, constraint), kernels)).toList();
    this.kernels = kernels;
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    double before = first.margin(region, deadline);
    if (before > 0 || deadline.passed()) {
      return before;
    }
    InputSet box = RegionSet.of(region, kernels);
    double[] best = margins(sum, box, deadline);
    double[] added = new double[best.length];
    for (Crown member : members) {
      double[] own = margins(member, box, deadline);
      for (int j = 0; j < added.length; j++) {
        added[j] = Rounding.addDown(added[j], own[j]);
      }
    }
    if (deadline.passed()) {
      return Double.NaN;
    }
    for (int j = 0; j < best.length; j++) {
      best[j] = larger(best[j], added[j]);
    }
    return larger(before, constraint.margin(best));
  }

  private static double[] margins(Crown crown, InputSet box, Deadline deadline) {
    Hulls hulls = crown.hulls(box, deadline);
    return crown.margins(box, hulls);
  }

  /** NaN is no bound: any number is worth more. */
  private static double larger(double one, double other) {
    return Double.isNaN(one) || other > one ? other : one;
  }
}
