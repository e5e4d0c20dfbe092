package fanc.cli;

import fanc.networks.Network;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.SetTransfer;
import fanc.templates.transfer.SetTransferResult;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.family.PartObserver;
import fanc.verifier.family.SetResult;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries what is recorded of a parent over parts of a family to its child, and bounds the parts
 * that this does not prove from scratch.
 */
final class SetTransferDecision implements FamilyDecision {
  private final Network child;
  private final Engine engine;
  private final Parent parent;
  private SetTransfer transfer;

  /**
   * What is known of a parent.
   *
   * @param network the parent
   * @param records what is recorded of it for a claim, at hand when asked again; empty where
   *     nothing is
   * @param notes told what could not be used
   */
  record Parent(
      Network network, Function<ImageClaim, Optional<SetRecord>> records, Consumer<String> notes) {}

  /** Makes a decision. */
  SetTransferDecision(Network child, Engine engine, Parent parent) {
    this.child = child;
    this.engine = engine;
    this.parent = parent;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    Optional<SetRecord> record = parent.records().apply(claim);
    if (record.isEmpty()) {
      return engine.asSets(child).decide(claim, budget);
    }
    long start = System.nanoTime();
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    SetTransferResult carried =
        transfer().transfer(claim.family(), claim.constraint(), record.get(), deadline);
    double seconds = secondsSince(start);
    carried
        .refusal()
        .ifPresent(
            why -> parent.notes().accept("image " + claim.index() + " from scratch: " + why));
    return outcome(claim, carried, seconds, rest(claim, carried, deadline), start);
  }

  /** The networks are compared when the first image asks, so that its time has this in it. */
  private SetTransfer transfer() {
    if (transfer == null) {
      transfer = new SetTransfer(NetworkPair.of(parent.network(), child, engine.kernels()));
    }
    return transfer;
  }

  private Optional<SetResult> rest(ImageClaim claim, SetTransferResult carried, Deadline deadline) {
    return carried.open().isEmpty()
        ? Optional.empty()
        : Optional.of(
            engine
                .sets(child, claim.constraint(), PartObserver.NOBODY)
                .verify(claim.family(), carried.open(), deadline));
  }

  private static FamilyOutcome outcome(
      ImageClaim claim,
      SetTransferResult carried,
      double secondsCarried,
      Optional<SetResult> rest,
      long start) {
    BigInteger regions = claim.family().count();
    Map<Rung, RungShare> shares = new EnumMap<>(Rung.class);
    shares.put(Rung.DRIFT, new RungShare(carried.settled(), secondsCarried, List.of()));
    BigInteger verified = carried.settled();
    double worst = carried.worstMargin();
    List<Unproven> unproven = List.of();
    boolean ended = false;
    double seconds = secondsSince(start);
    if (rest.isPresent()) {
      SetResult scratch = rest.get();
      verified = verified.add(scratch.verified());
      // Of a NaN the minimum is NaN: nothing is known then.
      worst = Math.min(worst, scratch.worstMargin());
      unproven = scratch.unproven();
      ended = scratch.ended();
      shares.put(
          Rung.FAMILY, new RungShare(scratch.verified(), seconds - secondsCarried, List.of()));
    }
    return new FamilyOutcome(
        regions, ended ? verified : regions, verified, worst, unproven, seconds, shares, 0, 0);
  }

  @Override
  public boolean enumerates() {
    return false;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
