package fanc.training;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What one iteration of an alternation did.
 *
 * @param iteration its number k, from 1; 0 for the start, where nothing was moved yet and {@link
 *     #hardAccuracy} is that of one-shot pruning by magnitude
 * @param epoch the epoch it ended with
 * @param loss f(W^k), the mean loss of the training images
 * @param weights the surrogate optimality condition of the weights: {@code L(W^k, Z^(k-1)) <
 *     L(W^(k-1), Z^(k-1))}
 * @param weightStep step size of the multipliers after it; ADMM has none there: 0
 * @param copies the surrogate optimality condition of the sparse copies: {@code L(W^k, Z^k) <
 *     L(W^k, Z^(k-1))}, at the multipliers of that moment
 * @param copyStep step size of the multipliers after it
 * @param distance {@code ||W^k - Z^k||}
 * @param hardAccuracy share of the test images that are classified correctly when the weights are
 *     pruned as they are
 */
record PruningStep(
    int iteration,
    int epoch,
    double loss,
    Descent weights,
    double weightStep,
    Descent copies,
    double copyStep,
    double distance,
    double hardAccuracy) {

  /**
   * A value of the augmented Lagrangian before and after a subproblem, at the same multipliers.
   *
   * @param before at the point the subproblem started from
   * @param after at the point it found
   */
  record Descent(double before, double after) {
    /** Returns whether the value became smaller: the surrogate optimality condition. */
    boolean holds() {
      return after < before;
    }

    private String text() {
      return holds() ? "holds" : "fails";
    }
  }

  /** Returns the start of an alternation. */
  static PruningStep start(double loss, double lagrangian, double distance, double hardAccuracy) {
    Descent none = new Descent(lagrangian, lagrangian);
    return new PruningStep(0, 0, loss, none, 0, none, 0, distance, hardAccuracy);
  }

  private String condition(Descent descent) {
    return iteration == 0 ? "start" : descent.text();
  }

  /** Returns the iteration in a few words, for the line of its epoch. */
  String note() {
    return String.format(
        Locale.ROOT,
        "iteration %d: surrogate optimality W %s (L %.5f -> %.5f), Z %s (L %.5f -> %.5f); steps"
            + " %.4g, %.4g; |W-Z| %.4g; pruned accuracy %.4f",
        iteration,
        condition(weights),
        weights.before(),
        weights.after(),
        condition(copies),
        copies.before(),
        copies.after(),
        weightStep,
        copyStep,
        distance,
        hardAccuracy);
  }

  /** Returns all iterations as comma-separated values with a header, in UTF-8. */
  static byte[] table(List<PruningStep> steps) {
    StringBuilder text =
        new StringBuilder(
            "iteration,epoch,loss,w_lagrangian_before,w_lagrangian_after,w_condition,w_step,"
                + "z_lagrangian_before,z_lagrangian_after,z_condition,z_step,distance,"
                + "pruned_accuracy\n");
    for (PruningStep s : steps) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%.9g,%.9g,%.9g,%s,%.9g,%.9g,%.9g,%s,%.9g,%.9g,%.6f%n",
              s.iteration,
              s.epoch,
              s.loss,
              s.weights.before(),
              s.weights.after(),
              s.condition(s.weights),
              s.weightStep,
              s.copies.before(),
              s.copies.after(),
              s.condition(s.copies),
              s.copyStep,
              s.distance,
              s.hardAccuracy));
    }
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }
}
