package fanc.verifier.family;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.RegionVerifier;
import fanc.verifier.backward.Crown;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Verifies families as sets: one set of relaxations for all regions, the margins minimised over the
 * whole set. A part whose margins are not all positive is divided, breadth first.
 *
 * <p>Division stops at single regions, at the deadline, when the parts become too many, and when
 * some rounds of it have proven nothing more: then regions that are few and numbered are examined
 * one by one, and others are left unproven.
 *
 * <p>Sound, not complete: a region is counted as verified only in a part whose lower bounds prove
 * the constraint for every input of the part.
 */
public final class SetVerifier {
  /** Rounds of division that may prove nothing. */
  private static final int MOST_IDLE = 3;

  /** Parts that a round may have. */
  private static final int MOST_PARTS = 256;

  /** Regions that are examined one by one when division ends. */
  private static final int FEW = 1024;

  private final OutputConstraint constraint;
  private final Crown crown;
  private final Kernels kernels;
  private final RegionVerifier single;
  private final PartObserver observer;

  /**
   * Makes a verifier that nobody watches.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @param single what decides regions that are left, one by one
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public SetVerifier(
      Network network, OutputConstraint constraint, Kernels kernels, RegionVerifier single) {
    this(network, constraint, kernels, single, PartObserver.NOBODY);
  }

  /**
   * Makes the verifier.
   *
   * @param network the network under test
   * @param constraint what must hold at its output
   * @param single what decides regions that are left, one by one
   * @param observer told of the parts
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public SetVerifier(
      Network network,
      OutputConstraint constraint,
      Kernels kernels,
      RegionVerifier single,
      PartObserver observer) {
    this.constraint = constraint;
    this.crown = new Crown(MarginNetwork.of(network, constraint), kernels);
    this.kernels = kernels;
    this.single = single;
    this.observer = observer;
  }

  /**
   * Returns a lower bound of the constraint's margin over a set; NaN if nothing could be bounded.
   *
   * @param deadline once it has passed, the bound is coarser
   */
  public double margin(InputSet inputs, Deadline deadline) {
    return constraint.margin(crown.margins(inputs, crown.hulls(inputs, deadline)));
  }

  /** Verifies a family, or as much of it as the deadline allows. */
  public SetResult verify(RegionFamily family, Deadline deadline) {
    return verify(family, FamilyParts.of(family, kernels), deadline);
  }

  /**
   * Verifies parts of a family, or as much of them as the deadline allows.
   *
   * @param parts disjoint; what is returned is about their regions alone
   */
  public SetResult verify(RegionFamily family, List<FamilyPart> parts, Deadline deadline) {
    Run run = new Run(family, parts, deadline);
    List<Open> open = parts.stream().map(part -> new Open(part, Double.NaN)).toList();
    int idle = 0;
    while (!open.isEmpty() && idle < MOST_IDLE && open.size() <= MOST_PARTS && !deadline.passed()) {
      BigInteger before = run.verified;
      open = run.divided(open);
      idle = run.verified.equals(before) ? idle + 1 : 0;
    }
    run.rest(open);
    return run.result();
  }

  /**
   * A part that is not proven yet.
   *
   * @param known a lower bound of its margins from the part it comes from; NaN if there is none
   */
  private record Open(FamilyPart part, double known) {}

  /** Sums of one family on the way. */
  private final class Run {
    private final RegionFamily family;
    private final BigInteger regions;
    private final Deadline deadline;
    private final List<Unproven> unproven = new ArrayList<>();
    private BigInteger verified = BigInteger.ZERO;
    private double worst = Double.POSITIVE_INFINITY;
    private boolean ended;
    private int sets;

    private Run(RegionFamily family, List<FamilyPart> parts, Deadline deadline) {
      this.family = family;
      this.regions = parts.stream().map(FamilyPart::count).reduce(BigInteger.ZERO, BigInteger::add);
      this.deadline = deadline;
    }

    /** Counts the parts that are proven, and returns what the others are made of. */
    private List<Open> divided(List<Open> parts) {
      List<Open> next = new ArrayList<>();
      for (Open each : parts) {
        double margin = deadline.passed() ? each.known() : bounded(each.part());
        if (margin > 0) {
          verified = verified.add(each.part().count());
          worst = least(worst, margin);
        } else if (each.part().count().equals(BigInteger.ONE)) {
          observer.divided(each.part(), List.of());
          leave(new Open(each.part(), margin));
        } else {
          List<FamilyPart> smaller = each.part().split();
          observer.divided(each.part(), smaller);
          smaller.forEach(part -> next.add(new Open(part, margin)));
        }
      }
      return next;
    }

    private double bounded(FamilyPart part) {
      sets++;
      InputSet inputs = part.inputs();
      Hulls hulls = crown.hulls(inputs, deadline);
      double[] margins = crown.margins(inputs, hulls);
      double margin = constraint.margin(margins);
      if (margin > 0) {
        observer.proven(part, margins, hulls);
      }
      return margin;
    }

    /** Examines what division left, if that is no long work; else leaves it unproven. */
    private void rest(List<Open> parts) {
      BigInteger count =
          parts.stream().map(open -> open.part().count()).reduce(BigInteger.ZERO, BigInteger::add);
      boolean few = count.compareTo(BigInteger.valueOf(FEW)) <= 0;
      for (Open each : parts) {
        if (few && each.part().isNumbered()) {
          each.part().regions().forEach(this::examine);
        } else {
          leave(each);
        }
      }
    }

    private void leave(Open open) {
      if (open.part().isNumbered() && open.part().count().equals(BigInteger.ONE)) {
        open.part().regions().forEach(this::examine);
      } else {
        ended |= deadline.passed();
        worst = least(worst, open.known());
      }
    }

    private void examine(long region) {
      double margin =
          deadline.passed() ? Double.NaN : single.margin(family.region(region), deadline);
      if (margin > 0) {
        verified = verified.add(BigInteger.ONE);
      } else if (Double.isNaN(margin) && deadline.passed()) {
        ended = true;
      } else {
        unproven.add(new Unproven(region, margin));
      }
      worst = least(worst, margin);
    }

    private SetResult result() {
      return new SetResult(
          regions,
          verified,
          ended,
          worst,
          unproven.stream()
              .sorted(Comparator.comparingDouble(Run::rank))
              .limit(FamilyResult.MOST_UNPROVEN)
              .toList(),
          sets);
    }

    private static double rank(Unproven region) {
      return Double.isNaN(region.margin()) ? Double.NEGATIVE_INFINITY : region.margin();
    }

    private static double least(double some, double other) {
      return Double.isNaN(some) || Double.isNaN(other) ? Double.NaN : Math.min(some, other);
    }
  }
}
