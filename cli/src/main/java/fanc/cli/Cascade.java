package fanc.cli;

import fanc.properties.InputRegion;
import fanc.results.StepShare;
import fanc.verifier.CascadeVerifier;
import fanc.verifier.CascadeVerifier.Share;
import fanc.verifier.RegionVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tries one method after the other on a region, until one proves it. */
final class Cascade {
  /** The methods, cheap ones first. */
  static final List<Method> STEPS = List.of(Method.BOX, Method.DEEPZ, Method.PRODUCT, Method.CROWN);

  private final CascadeVerifier verifier;

  /**
   * Makes a cascade.
   *
   * @param verifiers what bounds the margin of one region by a method
   * @param refuted holds only of regions that no method verifies
   */
  Cascade(Function<Method, RegionVerifier> verifiers, Predicate<InputRegion> refuted) {
    this.verifier = new CascadeVerifier(STEPS.stream().map(verifiers).toList(), refuted);
  }

  /** Returns what decides a region. */
  RegionVerifier verifier() {
    return verifier;
  }

  /** Returns what each step did so far. */
  List<StepShare> shares() {
    List<StepShare> steps = new ArrayList<>();
    List<Share> shares = verifier.shares();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      steps.add(new StepShare(STEPS.get(i).toString(), share.settled(), share.seconds()));
    }
    return steps;
  }
}
