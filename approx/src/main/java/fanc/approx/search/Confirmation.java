package fanc.approx.search;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Finds the last candidate of a path that a dear test confirms, with few tests: it begins at one
 * place, backs off by one, two, four places as long as nothing is confirmed, and bisects from then
 * on. Where the test is monotone along the path and there are tests enough, it is the last one.
 */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Tests.
   *
   * @param length of the path, at least 1
   * @param start where to begin, from 0
   * @param tests how many tests at most, at least 1
   * @param confirmed the test, asked at most once about each place
   * @return the last place that was confirmed; empty if none was
   */
  public static OptionalInt last(int length, int start, int tests, IntPredicate confirmed) {
    int good = -1;
    int bad = length;
    int back = 1;
    int at = start;
    for (int t = 0; t < tests && bad - good > 1; t++) {
      if (confirmed.test(at)) {
        good = at;
      } else {
        bad = at;
      }
      if (good < 0) {
        at = Math.max(0, bad - back);
        back *= 2;
      } else {
        at = (good + bad) / 2;
      }
    }
    return good < 0 ? OptionalInt.empty() : OptionalInt.of(good);
  }
}
