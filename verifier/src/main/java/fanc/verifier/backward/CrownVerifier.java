package fanc.verifier.backward;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.RecordedValues;
import fanc.verifier.RegionVerifier;
import fanc.verifier.Trace;
import fanc.verifier.domain.Domain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Verification by backward linear bounds: {@link Crown} bounds the margins over the box of one
 * region.
 *
 * <p>Sound, not complete: a positive margin is a proof for the real-valued function of the
 * network's weights, anything else is no answer.
 *
 * <p>Where another domain is pushed forward first, the margins are carried back over its bounds.
 * Only where that proves nothing, and the input at which the worst margin's bound is least
 * satisfies the claim, rows are carried back for what the domain leaves undecided: of a region that
 * holds a counterexample nothing can be proven. That input is evaluated in doubles, which may cost
 * a proof where they err by more than {@value #SLACK} of the largest margin, and makes none.
 */
public final class CrownVerifier implements RegionVerifier {
  /** A margin that is negative by less, relative to the largest, may be so by rounding alone. */
  private static final double SLACK = 1e-9;

  private final OutputConstraint constraint;
  private final Network margins;
  private final Crown crown;
  private final Optional<Domain<?>> before;
  private final Kernels kernels;

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public CrownVerifier(Network network, OutputConstraint constraint, Kernels kernels) {
    this(network, constraint, Optional.empty(), kernels);
  }

  private CrownVerifier(
      Network network, OutputConstraint constraint, Optional<Domain<?>> before, Kernels kernels) {
    this.constraint = constraint;
    this.margins = MarginNetwork.of(network, constraint);
    this.crown = new Crown(margins, kernels);
    this.before = before;
    this.kernels = kernels;
  }

  /**
   * Makes the verifier that knows a domain's bounds of each region beforehand.
   *
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public static CrownVerifier behind(
      Domain<?> domain, Network network, OutputConstraint constraint, Kernels kernels) {
    return new CrownVerifier(network, constraint, Optional.of(domain), kernels);
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    InputSet box = RegionSet.of(region, kernels);
    if (before.isEmpty()) {
      Hulls hulls = crown.hulls(box, deadline);
      return deadline.passed() ? Double.NaN : constraint.margin(crown.margins(box, hulls));
    }
    Hulls known = forward(before.get(), region, box, deadline);
    if (deadline.passed()) {
      return Double.NaN;
    }
    Hulls filled = MissingHulls.fill(margins, known, kernels);
    LinearRows rows = crown.rows(filled);
    double[] first = Crown.margins(box, rows, filled.at(margins.output()));
    double margin = constraint.margin(first);
    if (margin > 0 || isViolated(rows, constraint.deciding(first), box.hull())) {
      return margin;
    }
    Hulls hulls = crown.hulls(box, known, deadline);
    return deadline.passed() ? Double.NaN : constraint.margin(crown.margins(box, hulls));
  }

  /** Evaluates in doubles: it decides what is worth more work, no verdict. */
  private boolean isViolated(LinearRows rows, int row, Bounds box) {
    double[] x = new double[box.dimension()];
    for (int i = 0; i < x.length; i++) {
      double a = rows.coefficients()[row * x.length + i];
      x[i] = a > 0 ? box.lower(i) : box.upper(i);
    }
    double[] y = Evaluation.evaluate(margins, x);
    double size = 0;
    for (double end : y) {
      size = Math.max(size, Math.abs(end));
    }
    return constraint.margin(y) < -SLACK * size;
  }

  private Hulls forward(Domain<?> domain, InputRegion region, InputSet box, Deadline deadline) {
    int[] values = RecordedValues.of(margins);
    List<Bounds> bounds = new ArrayList<>(Collections.nCopies(margins.output() + 1, null));
    bounds.set(0, box.hull());
    Trace.of(margins, domain, region, values, deadline)
        .ifPresent(
            trace -> {
              for (int k = 0; k < values.length; k++) {
                bounds.set(values[k], trace.hull(k));
              }
            });
    return new Hulls(bounds);
  }
}
