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
    rule.begin(splitting.distance(before));
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
    splitting.prune();
    double hard = measure.accuracy();
    splitting.setWeights(now);
    PruningStep step =
        new PruningStep(k, epoch, loss, weights, first, copies, second, distance, hard);
    steps.add(step);
    return Optional.of(step);
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
