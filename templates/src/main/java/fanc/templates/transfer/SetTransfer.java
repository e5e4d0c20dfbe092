package fanc.templates.transfer;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.RecordedValues;
import fanc.verifier.backward.Crown;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
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

    /** Bounds the child's margins over a part, as cheaply as may be. */
    private PartBounds over(FamilyPart part, SetRecord record, int place) {
      InputSet set = part.inputs();
      Drift drift = pass.over(set, record.hulls().get(place).hulls());
      double[] best = new double[record.margins().rows()];
      record.margins().after(place, drift.marginChange(), best);
      RegionTraces.raise(best, drift.childMargins());
      if (!(constraint.margin(best) > 0)) {
        RegionTraces.raise(best, margins.margins(set, drift.child()));
      }
      return new PartBounds(best, constraint.margin(best), drift.child());
    }
  }

  /**
   * What is known of a child over a part.
   *
   * @param margins lower bounds of its margins
   * @param margin the constraint's margin of these
   * @param hulls bounds of its values
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record PartBounds(double[] margins, double margin, Hulls hulls) {}

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
      double margin = deadline.passed() ? Double.NaN : passes.over(part, record, p).margin();
      if (margin > 0) {
        settled = settled.add(part.count());
        worst = Math.min(worst, margin);
      } else {
        open.add(part);
      }
    }
    return new SetTransferResult(settled, worst, open, Optional.empty());
  }

  /**
   * Returns a record of the child, about the same parts, for children of its own; empty if they are
   * not all verified, or before the deadline, or are not the family's.
   *
   * @param record of the parent for the same constraint
   * @throws IllegalStateException if what is recorded contradicts the parent's own values
   */
  public Optional<SetRecord> carried(
      RegionFamily family, OutputConstraint constraint, SetRecord record, Deadline deadline) {
    Optional<List<FamilyPart>> parts = parts(family, constraint, record);
    int rows = record.margins().rows();
    double[] margins = new double[record.counts().size() * rows];
    List<ValueHulls> hulls = new ArrayList<>();
    int[] values = RecordedValues.of(pair.child(), constraint);
    for (int p = 0; p < parts.map(List::size).orElse(0); p++) {
      if (deadline.passed()) {
        return Optional.empty();
      }
      PartBounds bounds = passes(constraint).over(parts.get().get(p), record, p);
      if (!(bounds.margin() > 0)) {
        return Optional.empty();
      }
      System.arraycopy(bounds.margins(), 0, margins, p * rows, rows);
      hulls.add(ValueHulls.roundedOutward(bounds.hulls(), values));
    }
    RegionMargins rounded = RegionMargins.roundedDown(record.counts().size(), rows, margins);
    return parts.map(all -> new SetRecord(record.division(), record.counts(), rounded, hulls));
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
}
