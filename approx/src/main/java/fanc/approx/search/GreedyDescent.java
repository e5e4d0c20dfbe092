package fanc.approx.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a candidate harsher, one tensor by one setting at a time: always the step that saves most
 * for the slack it takes.
 *
 * <p>Of steps that were judged beside an earlier candidate the ratio is remembered, and judged anew
 * only if it is the best: what a step takes hardly shrinks when others were taken. A tensor whose
 * next setting was refused is left alone from then on. Equal ratios go by the order of the tensors.
 */
final class GreedyDescent {
  private static final double LEAST_LOSS = 1e-12;

  private final SearchSpace space;
  private final JudgedOnce oracle;
  private final Predicate<Judged> accepted;

  /**
   * Makes a descent.
   *
   * @param accepted which candidates may be gone to
   */
  GreedyDescent(SearchSpace space, JudgedOnce oracle, Predicate<Judged> accepted) {
    this.space = space;
    this.oracle = oracle;
    this.accepted = accepted;
  }

  /**
   * Descends as far as it goes.
   *
   * @param start where to begin, judged by the same oracle
   * @param most steps at most
   * @return the candidates after the start, in order; empty if there is no step
   */
  List<Judged> from(Judged start, int most) {
    List<Judged> path = new ArrayList<>();
    double[] ratio = new double[space.tensors().size()];
    Arrays.fill(ratio, Double.POSITIVE_INFINITY);
    Judged current = start;
    while (path.size() < most) {
      Judged next = step(current, ratio);
      if (next == null) {
        return path;
      }
      if (next.size() < current.size()) {
        path.add(next);
      }
      current = next;
    }
    return path;
  }

  /** Returns the best step, null if there is none; a ratio below zero marks what was refused. */
  private Judged step(Judged current, double[] ratio) {
    boolean[] fresh = new boolean[ratio.length];
    while (true) {
      int best = best(current, ratio);
      if (best < 0) {
        return null;
      }
      Judged next = oracle.of(current.candidate().moved(best, 1));
      if (fresh[best]) {
        return next;
      }
      fresh[best] = true;
      ratio[best] = accepted.test(next) ? ratio(current, next) : -1;
    }
  }

  private int best(Judged current, double[] ratio) {
    int best = -1;
    for (int t = 0; t < ratio.length; t++) {
      boolean possible = ratio[t] >= 0 && space.has(current.candidate(), t, 1);
      if (possible && (best < 0 || ratio[t] > ratio[best])) {
        best = t;
      }
    }
    return best;
  }

  private static double ratio(Judged current, Judged next) {
    double loss = current.judgement().slack() - next.judgement().slack();
    // In this form a NaN counts as no loss known, and the least is taken.
    double taken = loss > LEAST_LOSS ? loss : LEAST_LOSS;
    return (current.size() - next.size()) / taken;
  }
}
