package fanc.training;

import fanc.training.PruningStep.Descent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alternation of both methods, which differ in the steps of the multipliers alone. */
final class PruningTurns implements Alternation {
  private final Splitting splitting;
  private final int every;
  private final MultiplierSteps rule;
  private final List<PruningStep> steps = new ArrayList<>();
  private List<double[]> before;
  private double lossBefore;

  PruningTurns(Splitting splitting, int every, MultiplierSteps rule) {
    this.splitting = splitting;
    this.every = every;
    this.rule = rule;
  }

  @Override
  public void pull() {
    splitting.pull();
  }

  @Override
  public void begin(Measure measure) {
    before = splitting.weights();
    lossBefore = measure.loss();
    double distance = splitting.distance(before);
    rule.begin(distance);
    double lagrangian = lossBefore + splitting.relaxed(before, splitting.copies());
    steps.add(PruningStep.start(lossBefore, lagrangian, distance, prunedAccuracy(before, measure)));
  }

  @Override
  public Optional<PruningStep> epochOver(int epoch, Measure measure) {
    if (epoch % every != 0) {
      return Optional.empty();
    }
    int k = epoch / every;
    List<double[]> now = splitting.weights();
    double loss = measure.loss();
    List<double[]> old = splitting.copies();
    Descent weights =
        new Descent(
            lossBefore + splitting.relaxed(before, old), loss + splitting.relaxed(now, old));
    double first = rule.afterWeights(k, weights, splitting.distance(now));
    splitting.ascend(now, first);
    double atOld = splitting.relaxed(now, old);
    splitting.project(now);
    Descent copies = new Descent(loss + atOld, loss + splitting.relaxed(now, splitting.copies()));
    double distance = splitting.distance(now);
    double second = rule.afterCopies(k, copies, distance);
    splitting.ascend(now, second);
    before = now;
    lossBefore = loss;
    double hard = prunedAccuracy(now, measure);
    PruningStep step =
        new PruningStep(k, epoch, loss, weights, first, copies, second, distance, hard);
    steps.add(step);
    return Optional.of(step);
  }

  /** Returns the accuracy of the weights pruned as they are; they are as before afterwards. */
  private double prunedAccuracy(List<double[]> now, Measure measure) {
    splitting.prune();
    double accuracy = measure.accuracy();
    splitting.setWeights(now);
    return accuracy;
  }

  @Override
  public void end() {
    splitting.prune();
  }

  @Override
  public List<PruningStep> steps() {
    return List.copyOf(steps);
  }
}
