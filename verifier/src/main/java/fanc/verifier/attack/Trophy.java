package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.verifier.kernels.Kernels;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The counterexample of a search, if it has one: promising points are replayed, and the first that
 * float32 violates too ends the search. Mutable.
 */
final class Trophy {
  /** How many more points are tried for one that is violated in float32 as well. */
  private static final int PATIENCE = 300;

  private static final double BELOW = 1.25;

  private final Network network;
  private final OutputConstraint constraint;
  private final Kernels kernels;
  private Counterexample found;
  private long region;
  private double replayed;
  private int patience = PATIENCE;

  Trophy(Network network, OutputConstraint constraint, Kernels kernels) {
    this.network = network;
    this.constraint = constraint;
    this.kernels = kernels;
  }

  /**
   * Offers a point of a box.
   *
   * @param number the region's place in its family
   * @param margin at the point, in ordinary arithmetic
   */
  void offer(WitnessBox box, long number, double[] point, double margin) {
    offer(
        margin, number, () -> Counterexample.at(network, constraint, box.region(), point, kernels));
  }

  /** Offers a member of a claimed set; the margin is that at its middle. */
  void offer(Member member, long number, double margin) {
    offer(margin, number, () -> Counterexample.at(network, constraint, member, kernels));
  }

  /** Replays what is clearly below the last point replayed: a replay costs many evaluations. */
  private void offer(double margin, long number, Supplier<Optional<Counterexample>> replay) {
    patience -= found == null ? 0 : 1;
    boolean promising = margin <= 0 && (replayed == 0 || margin < BELOW * replayed);
    if (promising && !complete()) {
      replayed = Math.min(margin, -Double.MIN_NORMAL);
      replay.get().ifPresent(better -> keep(better, number));
    }
  }

  private void keep(Counterexample better, long number) {
    if (found == null || better.violatedInSingle() || better.margin() < found.margin()) {
      found = better;
      region = number;
    }
  }

  /** Returns whether the search need not go on. */
  boolean complete() {
    return found != null && (found.violatedInSingle() || patience <= 0);
  }

  /** Returns the region in which something was found; -1 if nothing was. */
  long region() {
    return found == null ? -1 : region;
  }

  /** Returns what was found. */
  Optional<Counterexample> found() {
    return Optional.ofNullable(found);
  }
}
