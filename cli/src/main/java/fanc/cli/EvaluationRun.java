package fanc.cli;

import fanc.approx.ensemble.Corruption;
import fanc.approx.ensemble.Logits;
import fanc.approx.ensemble.Predictions;
import fanc.approx.ensemble.Scores;
import fanc.results.EvaluationResult;
import fanc.results.EvaluationResult.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scores members and their means under conditions, one after the other. */
final class EvaluationRun {
  static final String MEAN_OF_SOFTMAX = "mean of softmax";
  static final String MEAN_OF_LOGITS = "mean of logits";

  private final List<LoadedNetwork> members;
  private final LabelledPixels images;
  private final long seed;

  /**
   * Images as they are, or corrupted.
   *
   * @param corruption what is done to them
   * @param severity 1 to 5, 0 for nothing
   */
  record Condition(Optional<Corruption> corruption, int severity) {
    static Condition clean() {
      return new Condition(Optional.empty(), 0);
    }

    private String name() {
      return corruption
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .orElse(EvaluationResult.CLEAN);
    }

    private double strength() {
      return corruption.map(kind -> kind.strength(severity)).orElse(0.0);
    }
  }

  /**
   * Prepares a run.
   *
   * @throws BadInputException if a network does not take such images, has other classes than the
   *     first, or a label is none of them
   */
  EvaluationRun(List<LoadedNetwork> members, LabelledPixels images, long seed) {
    this.members = members;
    this.images = images;
    this.seed = seed;
    int classes = members.get(0).network().outputShape().size();
    for (LoadedNetwork member : members) {
      int inputs = member.network().inputShape().size();
      int outputs = member.network().outputShape().size();
      if (inputs != images.rows() * images.columns() || outputs != classes) {
        throw new BadInputException(
            String.format(
                "%s: takes %d values and has %d classes; the images have %d pixels, the first"
                    + " network %d classes",
                member.path(), inputs, outputs, images.rows() * images.columns(), classes));
      }
    }
    for (int label : images.labels()) {
      if (label >= classes) {
        throw new BadInputException(
            images.file() + ": label " + label + ", but the networks have " + classes + " classes");
      }
    }
  }

  /** Returns the scores of all members and of their means under each condition. */
  EvaluationResult result(List<String> command, List<Condition> conditions, Progress progress) {
    List<Row> rows = new ArrayList<>();
    int done = 0;
    for (Condition condition : conditions) {
      progress.step("condition " + condition.name(), done++, conditions.size());
      rows.addAll(rows(condition));
    }
    return new EvaluationResult(
        RunRecord.tool(),
        command,
        images.file().toString(),
        images.labels().size(),
        seed,
        members.stream().map(LoadedNetwork::identity).toList(),
        rows);
  }

  private List<Row> rows(Condition condition) {
    List<double[]> inputs =
        condition
            .corruption()
            .map(
                kind ->
                    kind.of(
                        images.pixels(),
                        images.rows(),
                        images.columns(),
                        condition.severity(),
                        seed))
            .orElse(images.pixels());
    List<Row> rows = new ArrayList<>();
    List<Logits> all = new ArrayList<>();
    for (LoadedNetwork member : members) {
      Logits logits = Logits.of(member.network(), inputs);
      all.add(logits);
      rows.add(row(member.path().toString(), condition, Predictions.of(logits)));
    }
    if (members.size() > 1) {
      rows.add(row(MEAN_OF_SOFTMAX, condition, Predictions.meanOfSoftmax(all)));
      rows.add(row(MEAN_OF_LOGITS, condition, Predictions.ofMeanLogits(all)));
    }
    return rows;
  }

  private Row row(String predictor, Condition condition, Predictions predictions) {
    Scores scores = Scores.of(predictions, images.labels().stream().mapToInt(i -> i).toArray());
    return new Row(
        predictor,
        condition.name(),
        condition.severity(),
        condition.strength(),
        scores.accuracy(),
        scores.negativeLogLikelihood(),
        scores.calibrationError());
  }
}
