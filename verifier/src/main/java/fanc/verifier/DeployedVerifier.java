package fanc.verifier;

import fanc.networks.Network;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verification of what float32 arithmetic makes of a network: the region's inputs are rounded, each
 * op may compute anything that its roundings allow, and the margins of the rounded outputs are
 * formed exactly, because outputs are compared as they are.
 *
 * <p>Sound, not complete: a positive margin is a proof for each order of summation, with or without
 * fused multiply-add and flush-to-zero, op by op (docs/soundness.md, "Deployed float32").
 *
 * @param <E> element of the domain
 */
public final class DeployedVerifier<E> implements RegionVerifier {
  private final Network margins;
  private final int output;
  private final OutputConstraint constraint;
  private final Domain<E> deployed;
  private final Domain<E> exact;
  private final double[] flushed;
  private final RoundedInputs inputs = new RoundedInputs();

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @param domains the domain for networks computed in an arithmetic
   * @throws IllegalArgumentException if the roundings of an op are not bounded, see {@link
   *     DeployedSteps}, or the constraint speaks of another number of outputs
   */
  public DeployedVerifier(
      Network network, OutputConstraint constraint, Function<Arithmetic, Domain<E>> domains) {
    List<String> obstacles = DeployedSteps.obstacles(network);
    if (!obstacles.isEmpty()) {
      throw new IllegalArgumentException("float32: " + String.join("; ", obstacles));
    }
    this.margins = MarginNetwork.after(network, constraint);
    this.output = network.output();
    this.constraint = constraint;
    this.deployed = domains.apply(Arithmetic.FLOAT32);
    this.exact = domains.apply(Arithmetic.REAL);
    this.flushed =
        constraint.halfSpaces().stream().mapToDouble(DeployedVerifier::flushed).toArray();
  }

  /** Returns how far a margin moves if outputs are flushed to zero where they are compared. */
  private static double flushed(HalfSpace row) {
    double sum = 0;
    for (int i = 0; i < row.dimension(); i++) {
      sum = Rounding.addUp(sum, Math.abs(row.normal(i)));
    }
    // Twice: the factors themselves may be rounded.
    return 2 * Arithmetic.FLOAT32.smallest() * sum;
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    return margins(region, deadline).map(constraint::margin).orElse(Double.NaN);
  }

  /**
   * Returns a lower bound of the margin of each half-space over the region; nothing if an input may
   * be too large for float32.
   */
  public Optional<double[]> margins(InputRegion region) {
    return margins(region, Deadline.never());
  }

  private Optional<double[]> margins(InputRegion region, Deadline deadline) {
    if (region.dimension() != margins.inputShape().size()) {
      throw new IllegalArgumentException(
          "region of dimension " + region.dimension() + " for input " + margins.inputShape());
    }
    return inputs
        .of(region)
        .map(deployed::abstraction)
        .flatMap(x -> Reach.reach(margins, deployed, 0, x, output, deadline))
        .flatMap(y -> Reach.reach(margins, exact, output, y, margins.output(), deadline))
        .map(m -> lower(exact.bounds(m)));
  }

  private double[] lower(Bounds margins) {
    double[] lower = margins.lowerArray();
    for (int j = 0; j < lower.length; j++) {
      lower[j] = Rounding.addDown(lower[j], -flushed[j]);
    }
    return lower;
  }
}
