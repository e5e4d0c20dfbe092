package fanc.templates.transfer;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.backward.Crown;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.MarginTransfer;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.family.FamilyPart;
import fanc.verifier.family.FamilyParts;
import fanc.verifier.inputs.InputSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries what is recorded of a parent over parts of a family to a child: with M a lower bound of a
 * margin of the parent over a part, and d one of how much that margin changes from parent to child
 * anywhere in it, M + d is one of the child's margin over the part. Where that is too coarse the
 * bounds of the child's values that the same pass gives carry its margins back to the inputs, once.
 * All this a part, however many regions it has.
 *
 * <p>The parts are made of the family itself, so that all its regions are in them; those that the
 * record does not prove are left open. What concerns the two networks alone is worked out once. Not
 * for several threads.
 */
public final class SetTransfer {
  private final NetworkPair pair;
  private final Map<OutputConstraint, NetworkPair> margins = new HashMap<>();

  /**
   * Compares a child with its parent.
   *
   * @throws IllegalArgumentException if there is an {@link NetworkPair#obstacle}
   */
  public SetTransfer(NetworkPair pair) {
    this.pair = pair;
  }

  /**
   * The passes over a child for one constraint.
   *
   * @param margins the child's network of margins
   */
  private record Passes(OutputConstraint constraint, DifferencePass pass, Crown margins) {

    /** Returns a lower bound of the child's margin over a part, found as cheaply as may be. */
    private double margin(FamilyPart part, double[] parent, Hulls hulls) {
      InputSet set = part.inputs();
      Drift drift = pass.over(set, hulls);
      double carried = MarginTransfer.margin(constraint, parent, drift.marginChange());
      double best = larger(carried, constraint.margin(drift.childMargins()));
      return best > 0 ? best : larger(best, constraint.margin(margins.margins(set, drift.child())));
    }

    /** NaN is no bound: any number is worth more. */
    private static double larger(double some, double other) {
      return Double.isNaN(some) || other > some ? other : some;
    }
  }

  /**
   * Verifies as much of a family as a record does.
   *
   * @param record of the parent for the same constraint; if it is about another family, nothing is
   *     settled and the result says why
   * @param deadline once it has passed, parts are left open
   * @throws IllegalStateException if what is recorded contradicts the parent's own values
   */
  public SetTransferResult transfer(
      RegionFamily family, OutputConstraint constraint, SetRecord record, Deadline deadline) {
    Optional<List<FamilyPart>> parts = parts(family, constraint, record);
    if (parts.isEmpty()) {
      return new SetTransferResult(
          BigInteger.ZERO,
          Double.POSITIVE_INFINITY,
          FamilyParts.of(family, pair.kernels()),
          Optional.of("the proof is about another family of regions, or another constraint"));
    }
    Passes passes = passes(constraint);
    BigInteger settled = BigInteger.ZERO;
    double worst = Double.POSITIVE_INFINITY;
    List<FamilyPart> open = new ArrayList<>();
    for (int p = 0; p < parts.get().size(); p++) {
      FamilyPart part = parts.get().get(p);
      double margin =
          deadline.passed()
              ? Double.NaN
              : passes.margin(part, row(record.margins(), p), record.hulls().get(p).hulls());
      if (margin > 0) {
        settled = settled.add(part.count());
        worst = Math.min(worst, margin);
      } else {
        open.add(part);
      }
    }
    return new SetTransferResult(settled, worst, open, Optional.empty());
  }

  /** Returns the parts that a record is about, made of the family; empty if they do not fit. */
  private Optional<List<FamilyPart>> parts(
      RegionFamily family, OutputConstraint constraint, SetRecord record) {
    return record.margins().rows() != constraint.halfSpaces().size()
        ? Optional.empty()
        : record
            .division()
            .parts(family, pair.kernels())
            .filter(
                parts -> parts.stream().map(FamilyPart::count).toList().equals(record.counts()));
  }

  private Passes passes(OutputConstraint constraint) {
    NetworkPair both = margins.computeIfAbsent(constraint, pair::margins);
    return new Passes(constraint, DifferencePass.of(both), new Crown(both.child(), pair.kernels()));
  }

  private static double[] row(RegionMargins margins, int part) {
    double[] row = new double[margins.rows()];
    for (int j = 0; j < row.length; j++) {
      row[j] = margins.at(part, j);
    }
    return row;
  }
}
