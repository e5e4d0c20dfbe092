package fanc.cli;

import fanc.properties.OutputConstraint;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.StepShare;
import fanc.verifier.CascadeVerifier;
import fanc.verifier.CascadeVerifier.Share;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.RegionVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Tries one method after the other on each region, until one proves it. */
final class CascadeDecision implements FamilyDecision {
  /** The methods, cheap ones first. */
  static final List<Method> STEPS = List.of(Method.BOX, Method.DEEPZ, Method.PRODUCT);

  private final BiFunction<Method, OutputConstraint, RegionVerifier> verifiers;
  private final FamilyVerifier threads;

  /**
   * Makes a decision.
   *
   * @param verifiers what bounds the margin of one region by a method, for a constraint
   */
  CascadeDecision(
      BiFunction<Method, OutputConstraint, RegionVerifier> verifiers, FamilyVerifier threads) {
    this.verifiers = verifiers;
    this.threads = threads;
  }

  @Override
  public FamilyOutcome decide(ImageClaim claim, Duration budget) {
    OutputConstraint constraint = claim.constraint();
    CascadeVerifier cascade =
        new CascadeVerifier(
            STEPS.stream().map(method -> verifiers.apply(method, constraint)).toList());
    FamilyOutcome outcome = new ScratchDecision(same -> cascade, threads).decide(claim, budget);
    RungShare share = outcome.rungs().get(Rung.SCRATCH);
    return outcome.withRungs(
        Map.of(
            Rung.SCRATCH,
            new RungShare(share.regions(), share.seconds(), steps(cascade.shares()))));
  }

  private static List<StepShare> steps(List<Share> shares) {
    List<StepShare> steps = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      steps.add(new StepShare(STEPS.get(i).toString(), share.settled(), share.seconds()));
    }
    return steps;
  }
}
