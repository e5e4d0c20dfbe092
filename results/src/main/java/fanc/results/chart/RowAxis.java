package fanc.results.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A horizontal axis, linear or logarithmic.
 *
 * @param logarithmic whether equal factors are equally far apart
 * @param from value, or power of ten, at its left end
 * @param to the same at its right end
 * @param ticks what is labelled, ascending
 */
record RowAxis(boolean logarithmic, double from, double to, List<Tick> ticks) {
  private static final int MOST_TICKS = 6;
  private static final double[] WITHIN_A_POWER = {1, 2, 5};

  /**
   * A labelled place.
   *
   * @param at from 0 at the left end to 1 at the right end
   * @param label the value
   */
  record Tick(double at, String label) {}

  /** Returns an axis that holds both values, which are above 0 if it is logarithmic. */
  static RowAxis of(boolean logarithmic, double least, double greatest) {
    return logarithmic ? logarithmic(least, greatest) : linear(least, greatest);
  }

  private static RowAxis linear(double least, double greatest) {
    Scale scale = Scale.of(least, greatest, false);
    List<BigDecimal> all = scale.ticks();
    int every = 1 + all.size() / MOST_TICKS;
    // Zero is a tick wherever it is on the axis.
    int zero = 0;
    for (int i = 0; i < all.size(); i++) {
      zero = all.get(i).signum() == 0 ? i : zero;
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = zero % every; i < all.size(); i += every) {
      BigDecimal value = all.get(i);
      ticks.add(new Tick(scale.position(value.doubleValue()), plain(value)));
    }
    return new RowAxis(false, scale.from(), scale.to(), List.copyOf(ticks));
  }

  private static RowAxis logarithmic(double least, double greatest) {
    double from = Math.log10(least);
    double to = Math.log10(greatest);
    double room = Math.max(0.1, (to - from) * 0.04);
    from -= room;
    to += room;
    List<BigDecimal> values = new ArrayList<>();
    int every = Math.max(1, (int) Math.ceil((to - from) / MOST_TICKS));
    double[] digits = to - from > 2.5 ? new double[] {1} : WITHIN_A_POWER;
    for (int power = (int) Math.floor(from); power <= to; power++) {
      for (double digit : digits) {
        double at = power + Math.log10(digit);
        if (Math.floorMod(power, every) == 0 && at >= from && at <= to) {
          values.add(BigDecimal.valueOf((long) digit).scaleByPowerOfTen(power));
        }
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (BigDecimal value : values) {
      ticks.add(new Tick((Math.log10(value.doubleValue()) - from) / (to - from), plain(value)));
    }
    return new RowAxis(true, from, to, List.copyOf(ticks));
  }

  /** Returns where a value lies, from 0 at the left end to 1 at the right end. */
  double at(double value) {
    return ((logarithmic ? Math.log10(value) : value) - from) / (to - from);
  }

  private static String plain(BigDecimal value) {
    double size = Math.abs(value.doubleValue());
    String text =
        size != 0 && (size < 1e-4 || size >= 1e6)
            ? "1e" + Math.round(Math.log10(size))
            : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    return text.replace('-', '−');
  }
}
