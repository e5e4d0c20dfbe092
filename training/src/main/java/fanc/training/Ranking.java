package fanc.training;

import java.util.Arrays;

/** The highest of many scores. */
final class Ranking {
  private Ranking() {}

  /**
   * Returns which scores are among the highest. Of equal scores at the border the first are.
   *
   * @param scores finite numbers; not modified
   * @param count how many, 0 to all
   */
  static boolean[] highest(double[] scores, int count) {
    boolean[] high = new boolean[scores.length];
    if (count == 0) {
      return high;
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double border = sorted[sorted.length - count];
    int above = (int) Arrays.stream(scores).filter(score -> score > border).count();
    int ties = count - above;
    for (int i = 0; i < scores.length; i++) {
      boolean tie = scores[i] == border && ties > 0;
      ties -= tie ? 1 : 0;
      high[i] = tie || scores[i] > border;
    }
    return high;
  }
}
