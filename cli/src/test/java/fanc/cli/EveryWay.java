package fanc.cli;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.templates.JoinBuilder;
import fanc.templates.JoinPlan;
import fanc.templates.Prover;
import fanc.templates.ReachedBoxes;
import fanc.templates.SuffixProof;
import fanc.templates.TemplateSet;
import fanc.templates.transfer.ChildRungs;
import fanc.templates.transfer.OpenRegions;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ParentRecorder;
import fanc.templates.transfer.RecordTransfer;
import fanc.templates.transfer.Rung;
import fanc.templates.transfer.ScratchRungs;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.attack.PointMargin;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.group.Group;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Every way in which the program decides a claim, with one arithmetic: all methods, the ladder and
 * each of its rungs, templates, and records that are carried over.
 */
final class EveryWay implements AutoCloseable {
  private static final List<Method> FROM_SCRATCH =
      List.of(
          Method.BOX,
          Method.DEEPZ,
          Method.DEEPZ_FOLDED,
          Method.PRODUCT,
          Method.CROWN,
          Method.SCRATCH,
          Method.FAMILY,
          Method.FANC_ORIGINAL);

  private final Engine engine;

  EveryWay(Kernels kernels) {
    this.engine = new Engine(kernels, 1);
  }

  /**
   * What one way found.
   *
   * @param way its name
   * @param open the regions that it did not verify
   * @param regions how many there were
   * @param worstMargin the least lower bound of a margin; NaN if none is known
   */
  record Found(String way, List<Unproven> open, long regions, double worstMargin) {

    Found {
      open = List.copyOf(open);
    }

    /** Returns the regions that were verified. */
    List<Long> verified() {
      List<Long> verified = new ArrayList<>();
      for (long r = 0; r < regions; r++) {
        long region = r;
        if (open.stream().noneMatch(one -> one.region() == region)) {
          verified.add(r);
        }
      }
      return verified;
    }
  }

  /** What is to be decided. */
  record Question(Network network, RegionFamily family, OutputConstraint constraint) {
    ImageClaim claim() {
      double[] output = Evaluation.evaluate(network, family.base().toArray());
      double margin = PointMargin.of(constraint, output);
      return new ImageClaim(0, -1, family, constraint, 0, margin);
    }
  }

  /** Returns what is found without a parent. */
  List<Found> fromScratch(Question question) {
    List<Found> found = new ArrayList<>();
    for (Method method : FROM_SCRATCH) {
      FamilyDecision decision = engine.fromScratch(question.network(), method);
      found.add(found(method.toString(), decision.decide(question.claim(), null)));
    }
    List<Rung> rungs =
        new ScratchRungs(question.network(), engine.kernels())
            .rungs(question.family(), question.constraint());
    rungs.forEach(rung -> found.add(climbed(rung, question)));
    return found;
  }

  /** Returns what is found with what is recorded of a parent of the same architecture. */
  List<Found> withParent(Question question, Network parent) throws InterruptedException {
    ParentRecord record = record(new Question(parent, question.family(), question.constraint()));
    List<Found> found = new ArrayList<>(withRecord(question, parent, record));
    found.add(templates(question, parent, Method.FANC, SuffixProof.INTERVALS_FIRST));
    found.add(templates(question, parent, Method.FANC_ORIGINAL, SuffixProof.DOMAIN));
    return found;
  }

  /** Returns what is found with a record that is given. */
  List<Found> withRecord(Question question, Network parent, ParentRecord record)
      throws InterruptedException {
    List<Found> found = new ArrayList<>();
    LadderRungs.Parent known =
        new LadderRungs.Parent(
            parent,
            claim -> Optional.of(new LadderRungs.Recorded(record, List.of())),
            note -> {
              throw new IllegalStateException(note);
            });
    LadderRungs ladder = LadderRungs.of(question.network(), engine.kernels(), known);
    FamilyDecision decision = engine.bySize(question.network(), ladder);
    found.add(found("auto", decision.decide(question.claim(), null)));
    ChildRungs.of(parent, question.network(), engine.kernels())
        .rungs(question.family(), question.constraint(), record)
        .forEach(rung -> found.add(climbed(rung, question)));
    found.add(carried(question, parent, record));
    return found;
  }

  /** Returns what is recorded of a network. */
  ParentRecord record(Question parent) throws InterruptedException {
    ParentRecorder recorder =
        ParentRecorder.of(parent.network(), parent.constraint(), parent.family(), engine.kernels());
    engine.threads().verify(parent.family(), recorder, Deadline.never());
    return recorder.record().orElseThrow();
  }

  /** The record of a child that is made of its parent's. */
  private Found carried(Question question, Network parent, ParentRecord record)
      throws InterruptedException {
    RecordTransfer transfer =
        new RecordTransfer(NetworkPair.of(parent, question.network(), engine.kernels()));
    ParentRecorder recorder =
        ParentRecorder.of(
            question.network(),
            question.constraint(),
            question.family(),
            transfer.over(question.family(), question.constraint(), record),
            engine.kernels());
    FamilyResult result = engine.threads().verify(question.family(), recorder, Deadline.never());
    double worst = result.examined() == 0 ? Double.NaN : result.worstMargin();
    return new Found("prove --from", result.unproven(), result.regions(), worst);
  }

  private Found templates(Question question, Network parent, Method method, SuffixProof proof)
      throws InterruptedException {
    JoinPlan plan = new JoinPlan(List.of(1, 2, 3), 4, .05, proof, Optional.empty());
    Prover<?> prover = engine.prover(parent, method);
    TemplateSet made =
        templates(prover, plan, new Question(parent, question.family(), question.constraint()));
    FamilyDecision decision =
        new TransferDecision(
            engine.transfer(question.network(), method, Optional.of(plan)),
            claim -> made,
            engine.threads());
    return found(method + " with templates", decision.decide(question.claim(), null));
  }

  private <E> TemplateSet templates(Prover<E> prover, JoinPlan plan, Question parent)
      throws InterruptedException {
    JoinBuilder<E> builder = new JoinBuilder<>(prover, plan);
    ReachedBoxes<E> reached = builder.recorder(parent.constraint(), parent.family().size());
    engine.threads().verify(parent.family(), reached, Deadline.never());
    return builder.build(reached);
  }

  private static Found climbed(Rung rung, Question question) {
    OpenRegions regions = new OpenRegions((int) question.family().size());
    Deque<Group> groups = new ArrayDeque<>(rung.roots());
    while (!groups.isEmpty()) {
      Group group = groups.poll();
      rung.climb(group, regions, Deadline.never());
      groups.addAll(rung.split(group));
    }
    List<Unproven> open = new ArrayList<>();
    for (long region : regions.remaining()) {
      open.add(new Unproven(region, Double.NaN));
    }
    return new Found("rung " + rung.name(), open, regions.size(), Double.NaN);
  }

  /** Returns what an outcome says of each region. */
  static Found found(String way, FamilyOutcome outcome) {
    long regions = outcome.regions().longValueExact();
    if (outcome.timedOut()
        || outcome.verified().longValueExact() + outcome.unproven().size() != regions) {
      throw new AssertionError(way + " did not account for every region: " + outcome);
    }
    return new Found(way, outcome.unproven(), regions, outcome.worstMargin());
  }

  @Override
  public void close() {
    engine.close();
  }
}
