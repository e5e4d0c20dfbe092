package fanc.results.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis from a round number to a round number.
 *
 * @param from least value
 * @param to greatest value
 * @param step between two ticks, 1, 2 or 5 times a power of 10
 */
record Scale(double from, double to, BigDecimal step) {
  private static final int MOST_TICKS = 10;
  private static final int[] STEPS = {1, 2, 5};

  /**
   * Returns a scale that holds both numbers, with at most eleven ticks; above a single number it
   * has room for as much again.
   *
   * @param least smallest value shown
   * @param greatest largest value shown
   * @param whole whether a step is at least 1
   */
  static Scale of(double least, double greatest, boolean whole) {
    double upper = greatest > least ? greatest : least + Math.max(1, Math.abs(least));
    int finest = (int) Math.floor(Math.log10((upper - least) / MOST_TICKS));
    int power = whole ? Math.max(0, finest) : finest;
    for (int p = power; ; p++) {
      for (int digit : STEPS) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(p);
        BigDecimal first = multiple(least, step, RoundingMode.FLOOR);
        BigDecimal last = multiple(upper, step, RoundingMode.CEILING);
        if (last.subtract(first).divide(step).intValueExact() <= MOST_TICKS) {
          return new Scale(first.doubleValue(), last.doubleValue(), step);
        }
      }
    }
  }

  private static BigDecimal multiple(double value, BigDecimal step, RoundingMode towards) {
    return BigDecimal.valueOf(value).divide(step, 0, towards).multiply(step);
  }

  /** Returns the values at the ticks, ascending. */
  List<BigDecimal> ticks() {
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal last = BigDecimal.valueOf(to);
    for (BigDecimal t = BigDecimal.valueOf(from); t.compareTo(last) <= 0; t = t.add(step)) {
      ticks.add(t.setScale(Math.max(0, step.stripTrailingZeros().scale()), RoundingMode.HALF_EVEN));
    }
    return ticks;
  }

  /** Returns where a value lies, 0 at the beginning and 1 at the end. */
  double position(double value) {
    return (value - from) / (to - from);
  }
}
