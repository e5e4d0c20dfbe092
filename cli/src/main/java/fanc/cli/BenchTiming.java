package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.results.Measurement;
import fanc.results.Numbers;
import fanc.templates.Preset;
import fanc.templates.TemplatePlan;
import fanc.templates.TemplateSet;
import fanc.templates.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Times methods on one image, in turn and several times, in one process. */
final class BenchTiming {
  private final Engine engine;
  private final List<Method> methods;
  private final int repeats;
  private final int warmUp;
  private final Duration budget;

  /**
   * Makes a timer.
   *
   * @param repeats how often each method decides
   * @param warmUp how often everything is done before and not counted
   * @param budget for each decision; null where only the property sets one
   */
  BenchTiming(Engine engine, List<Method> methods, int repeats, int warmUp, Duration budget) {
    this.engine = engine;
    this.methods = methods;
    this.repeats = repeats;
    this.warmUp = warmUp;
    this.budget = budget;
  }

  /**
   * The parent's proof of one image by each method that transfers.
   *
   * @param parent the parent
   * @param byMethod the proofs
   * @param seconds how long each took
   * @param budget for each decision on the image; null for none
   */
  record Proofs(
      Network parent,
      Map<Method, ParentProof> byMethod,
      Map<Method, Double> seconds,
      Duration budget) {}

  /** Proves the parent on an image. */
  Proofs prove(LoadedNetwork parent, ImageClaim claim, Duration ofProperty) {
    Map<Method, ParentProof> proofs = new EnumMap<>(Method.class);
    Map<Method, Double> seconds = new EnumMap<>(Method.class);
    Duration limit = budget == null ? ofProperty : budget;
    for (Method method : methods) {
      if (method.transfers()) {
        long start = System.nanoTime();
        ParentProof proof = new ParentProof(parent, engine, method, Preset.PAPER);
        proof.decide(claim, limit);
        seconds.put(method, (System.nanoTime() - start) * 1e-9);
        proofs.put(method, proof);
      }
    }
    return new Proofs(parent.network(), proofs, seconds, limit);
  }

  /** Does everything that is timed later, so that the virtual machine has compiled it. */
  void warmUp(LoadedNetwork parent, ImageClaim claim, Duration ofProperty) {
    for (int i = 0; i < warmUp; i++) {
      Proofs discarded = prove(parent, claim, ofProperty);
      for (Method method : methods) {
        decision(parent.network(), method, discarded).decide(claim, discarded.budget());
      }
    }
  }

  /** Decides a claim by all methods in turn; a repetition begins one method later than the last. */
  List<Measurement> measure(Network child, ImageClaim claim, Proofs proofs) {
    Map<Method, FamilyDecision> ways = new EnumMap<>(Method.class);
    Map<Method, List<FamilyOutcome>> outcomes = new EnumMap<>(Method.class);
    for (Method method : methods) {
      ways.put(method, decision(child, method, proofs));
      outcomes.put(method, new ArrayList<>());
    }
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int turn = 0; turn < methods.size(); turn++) {
        Method method = methods.get((repeat + turn) % methods.size());
        List<FamilyOutcome> found = outcomes.get(method);
        if (found.isEmpty() || !ended(found.get(0))) {
          found.add(decide(ways.get(method), claim, proofs.budget()));
        }
      }
    }
    return methods.stream()
        .map(method -> measurement(method, outcomes.get(method), proofs))
        .toList();
  }

  /** What a budget or the memory ended is not done again. */
  private static boolean ended(FamilyOutcome outcome) {
    return outcome.timedOut() || Double.isNaN(outcome.seconds());
  }

  private static FamilyOutcome decide(FamilyDecision way, ImageClaim claim, Duration budget) {
    try {
      return way.decide(claim, budget);
    } catch (OutOfMemoryError e) {
      return FamilyOutcome.outOfMemory(claim);
    }
  }

  private FamilyDecision decision(Network network, Method method, Proofs proofs) {
    if (!method.transfers()) {
      return engine.fromScratch(network, method);
    }
    ParentProof proof = proofs.byMethod().get(method);
    // Templates are boxes at the parent's cuts: a child with other layers has no use for them.
    boolean fits =
        Fingerprint.ofArchitecture(network).equals(Fingerprint.ofArchitecture(proofs.parent()));
    return new TransferDecision(
        new Transfer<>(engine.prover(network, method), proof.plan().flatMap(TemplatePlan::slack)),
        claim -> fits ? proof.templates(claim) : new TemplateSet(List.of()),
        engine.threads());
  }

  private static Measurement measurement(
      Method method, List<FamilyOutcome> repeats, Proofs proofs) {
    FamilyOutcome first = repeats.get(0);
    return new Measurement(
        method.toString(),
        outcome(first),
        first.regions(),
        first.verified(),
        first.hits(),
        first.templatesValid(),
        first.templatesOffered(),
        proofs.seconds().getOrDefault(method, Double.NaN),
        Numbers.of(repeats.stream().mapToDouble(FamilyOutcome::seconds).toArray()));
  }

  private static String outcome(FamilyOutcome outcome) {
    if (Double.isNaN(outcome.seconds())) {
      return "memory";
    }
    if (outcome.allVerified()) {
      return "verified";
    }
    return outcome.timedOut() ? "timeout" : "unknown";
  }
}
