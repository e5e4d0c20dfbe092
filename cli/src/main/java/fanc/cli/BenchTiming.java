package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.results.Measurement;
import fanc.results.Numbers;
import fanc.templates.TemplateSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Times methods on one image, in turn and several times, in one process. */
final class BenchTiming {
  private static final int MOST_WARM_UPS = 200;

  private final Engine whole;
  private final List<BenchMethod> methods;
  private final BenchMethod baseline;
  private final int repeats;
  private final int warmUp;
  private final Duration budget;
  private Engine engine;
  private BenchLadders ladders;

  /**
   * Makes a timer.
   *
   * @param repeats how often each method decides
   * @param warmUp how often everything is done before and not counted
   * @param budget for each decision; null where only the property sets one
   */
  BenchTiming(Engine engine, BenchPlan plan, int repeats, int warmUp, Duration budget) {
    this.whole = engine;
    this.engine = engine;
    this.methods = plan.methods();
    this.baseline = plan.baseline();
    this.repeats = repeats;
    this.warmUp = warmUp;
    this.budget = budget;
    this.ladders = new BenchLadders(engine);
  }

  /**
   * Begins with another network or property: what ladders remember is of no more use.
   *
   * @param megabytes that each decision may use of the heap; empty for all of it
   */
  void begin(OptionalLong megabytes) {
    engine = whole.within(megabytes);
    ladders = new BenchLadders(engine);
  }

  /**
   * What is done on the parent for one image, once for all children.
   *
   * @param parent the parent
   * @param secondsParent each repeat of the baseline
   * @param byMethod the proof of each method that transfers
   * @param budget for each decision on the image; null for none
   * @param first seconds of each method's first decision, before the machine was warm; empty where
   *     they were of another image
   */
  record Proofs(
      Network parent,
      Numbers secondsParent,
      Map<BenchMethod, TimedProof> byMethod,
      Duration budget,
      Map<BenchMethod, Double> first) {}

  /**
   * A proof of the parent on one image.
   *
   * @param templates one with templates, for a method that makes them
   * @param recorded what was recorded, for a method that uses it; empty if not all regions were
   * @param seconds its verification and the making of what is kept; NaN if a budget or the memory
   *     ended it, since what is left out was not paid for
   */
  record TimedProof(Optional<ParentProof> templates, Optional<Recorded> recorded, double seconds) {

    /** Returns what making templates took; 0 where none were made. */
    double secondsTemplates() {
      return templates.map(ParentProof::secondsTemplates).orElse(0.0);
    }
  }

  /**
   * Decides on the parent by the baseline and proves it on an image, in turn and several times;
   * does nothing where no method transfers, since no time is then set beside the parent's.
   *
   * @param first seconds of each method's first decision; empty where they were of another image
   */
  Proofs prove(
      LoadedNetwork parent, ImageClaim claim, Duration ofProperty, Map<BenchMethod, Double> first) {
    Duration limit = budget == null ? ofProperty : budget;
    FamilyDecision scratch = engine.fromScratch(parent.network(), baseline.method());
    List<FamilyOutcome> outcomes = new ArrayList<>();
    Map<BenchMethod, List<TimedProof>> proofs = new HashMap<>();
    int rounds = methods.stream().anyMatch(BenchMethod::transfers) ? repeats : 0;
    for (int i = 0; i < rounds && (i == 0 || !ended(outcomes.get(0))); i++) {
      outcomes.add(decide(scratch, claim, limit));
      proofs(parent, claim, limit)
          .forEach(
              (method, proof) -> proofs.computeIfAbsent(method, m -> new ArrayList<>()).add(proof));
    }
    Map<BenchMethod, TimedProof> medians = new HashMap<>();
    proofs.forEach((method, all) -> medians.put(method, median(all)));
    return new Proofs(parent.network(), BenchRepeats.seconds(outcomes), medians, limit, first);
  }

  /** Returns the proof whose time is the median, the larger of two middle ones. */
  static TimedProof median(List<TimedProof> repeats) {
    return repeats.stream()
        .sorted(Comparator.comparingDouble(TimedProof::seconds))
        .toList()
        .get(repeats.size() / 2);
  }

  private Map<BenchMethod, TimedProof> proofs(
      LoadedNetwork parent, ImageClaim claim, Duration limit) {
    Map<BenchMethod, TimedProof> proofs = new HashMap<>();
    for (BenchMethod method : methods) {
      if (method.transfers()) {
        proofs.put(method, proof(parent, method, claim, limit));
      }
    }
    return proofs;
  }

  private TimedProof proof(
      LoadedNetwork parent, BenchMethod method, ImageClaim claim, Duration limit) {
    return method.method().makesTemplates()
        ? templates(parent, method, claim, limit)
        : recorded(parent, claim, limit);
  }

  private TimedProof templates(
      LoadedNetwork parent, BenchMethod method, ImageClaim claim, Duration limit) {
    long start = System.nanoTime();
    ParentProof proof =
        new ParentProof(
            parent, engine, method.method(), image -> method.plan(parent.network(), image));
    FamilyOutcome outcome = decide(proof, claim, limit);
    return new TimedProof(Optional.of(proof), Optional.empty(), seconds(outcome, start));
  }

  private TimedProof recorded(LoadedNetwork parent, ImageClaim claim, Duration limit) {
    long start = System.nanoTime();
    RecordedDecision proof = new RecordedDecision(parent.network(), engine);
    FamilyOutcome outcome = decide(proof, claim, limit);
    Optional<Recorded> recorded = proof.record().map(record -> new Recorded(record, proof.costs()));
    return new TimedProof(Optional.empty(), recorded, seconds(outcome, start));
  }

  private static double seconds(FamilyOutcome outcome, long start) {
    return ended(outcome) ? Double.NaN : (System.nanoTime() - start) * 1e-9;
  }

  /**
   * Does everything that is timed later, so that the virtual machine has compiled it: what settles
   * the parent is not what settles each child. What ladders remember of it is forgotten.
   *
   * @param networks the children that the image is decided on; the parent where there is none
   * @return seconds of each method's first decision; empty without a warm-up
   */
  Map<BenchMethod, Double> warmUp(
      LoadedNetwork parent, List<Network> networks, ImageClaim claim, Duration ofProperty) {
    Duration limit = budget == null ? ofProperty : budget;
    Map<BenchMethod, Double> first = new HashMap<>();
    for (int i = 0; i < warmUp; i++) {
      Proofs discarded =
          new Proofs(parent.network(), Numbers.of(), proofs(parent, claim, limit), limit, Map.of());
      for (Network network : networks) {
        warmUp(network, claim, discarded).forEach(first::putIfAbsent);
      }
    }
    ladders.forget();
    return first;
  }

  /** Gives each method as much time as the slowest takes once; returns their first times. */
  private Map<BenchMethod, Double> warmUp(Network network, ImageClaim claim, Proofs proofs) {
    Map<BenchMethod, Double> first = new HashMap<>();
    double longest = 0;
    for (BenchMethod method : methods) {
      FamilyDecision way = decision(network, method, proofs);
      double seconds = decide(way, claim, proofs.budget()).seconds();
      first.put(method, seconds);
      longest = Math.max(longest, seconds);
    }
    for (BenchMethod method : methods) {
      warmUp(decision(network, method, proofs), claim, proofs.budget(), longest);
    }
    return first;
  }

  /** The compiler goes by how often something ran: a short decision needs more of them. */
  private static void warmUp(FamilyDecision way, ImageClaim claim, Duration limit, double seconds) {
    double spent = 0;
    for (int i = 0; i < MOST_WARM_UPS && spent < seconds; i++) {
      spent += decide(way, claim, limit).seconds();
    }
  }

  /** Decides a claim by all methods in turn; a repetition begins one method later than the last. */
  List<Measurement> measure(Network child, ImageClaim claim, Proofs proofs) {
    Map<BenchMethod, FamilyDecision> ways = new HashMap<>();
    Map<BenchMethod, List<FamilyOutcome>> outcomes = new HashMap<>();
    for (BenchMethod method : methods) {
      ways.put(method, decision(child, method, proofs));
      outcomes.put(method, new ArrayList<>());
    }
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int turn = 0; turn < methods.size(); turn++) {
        BenchMethod method = methods.get((repeat + turn) % methods.size());
        List<FamilyOutcome> found = outcomes.get(method);
        if (found.isEmpty() || !ended(found.get(0))) {
          found.add(decide(ways.get(method), claim, proofs.budget()));
        }
      }
    }
    return methods.stream()
        .map(
            method ->
                BenchRepeats.measurement(
                    method,
                    outcomes.get(method),
                    proofs.byMethod().get(method),
                    proofs.first().getOrDefault(method, Double.NaN)))
        .toList();
  }

  /** What a budget or the memory ended is not done again. */
  private static boolean ended(FamilyOutcome outcome) {
    return outcome.timedOut() || Double.isNaN(outcome.seconds());
  }

  private static FamilyOutcome decide(FamilyDecision way, ImageClaim claim, Duration budget) {
    way.requireDecides(claim);
    try {
      return way.decide(claim, budget);
    } catch (OutOfMemoryError e) {
      return FamilyOutcome.outOfMemory(claim);
    }
  }

  private FamilyDecision decision(Network network, BenchMethod method, Proofs proofs) {
    if (method.method() == Method.SCRATCH) {
      return ladders.fromScratch(method, network);
    }
    if (!method.transfers()) {
      return engine.fromScratch(network, method.method());
    }
    TimedProof known = proofs.byMethod().get(method);
    if (known.templates().isEmpty()) {
      return ladders.of(method, network, proofs.parent(), known.recorded());
    }
    ParentProof proof = known.templates().get();
    // Templates are boxes at the parent's cuts: a child with other layers has no use for them.
    boolean fits =
        Fingerprint.ofArchitecture(network).equals(Fingerprint.ofArchitecture(proofs.parent()));
    return new TransferDecision(
        engine.transfer(network, method.method(), proof.plan()),
        claim -> fits ? proof.templates(claim) : new TemplateSet(List.of()),
        engine.threads());
  }
}
