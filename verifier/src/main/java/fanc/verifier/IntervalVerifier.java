package fanc.verifier;

import fanc.networks.Network;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.Domain;

/**
 * The decision of the released FANC program: outputs are bounded one by one, and margins are formed
 * from independent intervals. Weaker than {@link AbstractVerifier}; kept to reproduce published
 * numbers. Unlike the original, a tie is no proof.
 *
 * @param <E> element of the domain
 */
public final class IntervalVerifier<E> implements RegionVerifier {
  private final Network network;
  private final OutputConstraint constraint;
  private final Domain<E> domain;

  /** Makes the verifier; parameters as for {@link AbstractVerifier}. */
  public IntervalVerifier(Network network, OutputConstraint constraint, Domain<E> domain) {
    this.network = network;
    this.constraint = constraint;
    this.domain = domain;
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    return Reach.reach(network, domain, 0, domain.abstraction(region), network.output(), deadline)
        .map(output -> margin(domain.bounds(output), constraint))
        .orElse(Double.NaN);
  }

  /** Returns a lower bound of the constraint's margin over all outputs in a box. */
  public static double margin(Bounds outputs, OutputConstraint constraint) {
    double[] margins = new double[constraint.halfSpaces().size()];
    for (int j = 0; j < margins.length; j++) {
      HalfSpace row = constraint.halfSpaces().get(j);
      double sum = lower(-row.offset(), row);
      for (int i = 0; i < row.dimension(); i++) {
        double a = row.normal(i);
        if (a != 0) {
          double end = a > 0 ? outputs.lower(i) : outputs.upper(i);
          sum = Rounding.addDown(sum, lower(Rounding.multiplyDown(a, end), row));
        }
      }
      margins[j] = sum;
    }
    return constraint.margin(margins);
  }

  /** Returns a lower bound of a term whose stored factor is off by the row's roundings. */
  private static double lower(double term, HalfSpace row) {
    if (row.roundings() == 0) {
      return term;
    }
    double lost = Rounding.multiplyUp(Rounding.gamma(row.roundings() + 1L), Math.abs(term));
    return Rounding.addDown(term, -lost);
  }
}
